using PayHall.Errors;

namespace PayHall.Identity.Accounts;

/// <summary>Somebody else changed the account after the form was shown.</summary>
/// <param name="name">The person's name.</param>
public sealed class AccountChangedException(string name)
    : RuleException("账号 {0} 刚被其他人修改，您的修改没有保存；请刷新页面后再改", name);
