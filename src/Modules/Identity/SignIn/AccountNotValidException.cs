using PayHall.Errors;

namespace PayHall.Identity.SignIn;

/// <summary>The password was right, but today is outside the account's period of validity.</summary>
/// <param name="from">First day, or an empty text.</param>
/// <param name="to">Last day, or an empty text.</param>
public sealed class AccountNotValidException(string from, string to)
    : RuleException("这个账号不在有效期内（{0} 至 {1}），请联系本单位管理员延长", from, to);
