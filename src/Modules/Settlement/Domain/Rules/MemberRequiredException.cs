using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>Only a member's own people act for the member.</summary>
internal sealed class MemberRequiredException()
    : RuleException("您的账号不属于任何会员，不能办理会员业务")
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
