using PayHall.Errors;

namespace PayHall.Identity.Tokens;

/// <summary>A token was asked for without a session of the browser.</summary>
public sealed class CookieSessionRequiredException()
    : RuleException("请先在浏览器中登录，再用登录会话换取访问令牌")
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
