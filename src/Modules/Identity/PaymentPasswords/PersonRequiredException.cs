using PayHall.Errors;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>A machine client tried what only a person may do.</summary>
public sealed class PersonRequiredException()
    : RuleException("这项业务须由本人办理，接口客户端不能代办")
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
