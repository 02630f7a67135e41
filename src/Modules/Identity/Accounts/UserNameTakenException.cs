using PayHall.Errors;

namespace PayHall.Identity.Accounts;

/// <summary>The sign-in name exists.</summary>
/// <param name="userName">The name.</param>
public sealed class UserNameTakenException(string userName)
    : RuleException("用户名 {0} 已被使用，请换一个", userName)
{
    /// <inheritdoc />
    public override string Field => "UserName";
}
