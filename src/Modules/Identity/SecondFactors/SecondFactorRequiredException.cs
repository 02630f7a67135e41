using PayHall.Errors;

namespace PayHall.Identity.SecondFactors;

/// <summary>The tenant wants a second factor from its administrators, and this one has none.</summary>
public sealed class SecondFactorRequiredException()
    : RuleException("您能修改账号、角色或系统设置，请先在网页上设置两步验证，再办理其他业务")
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
