using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>Paying and reviewing are done by people; a machine client may not.</summary>
internal sealed class PersonRequiredException()
    : RuleException("支付与复核须由本人登录办理，接口客户端不能代办")
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
