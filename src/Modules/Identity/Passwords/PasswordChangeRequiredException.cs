using PayHall.Errors;

namespace PayHall.Identity.Passwords;

/// <summary>The password was set by someone else and has to be changed first.</summary>
public sealed class PasswordChangeRequiredException()
    : RuleException("请先修改初始密码，再办理其他业务")
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
