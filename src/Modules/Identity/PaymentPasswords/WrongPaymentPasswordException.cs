using PayHall.Errors;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>The payment password was wrong.</summary>
/// <param name="remaining">How many wrong ones may still be given today.</param>
public sealed class WrongPaymentPasswordException(int remaining)
    : RuleException("支付密码不正确，今日还可输错 {0} 次，之后锁定到次日", remaining)
{
    /// <inheritdoc />
    public override string Field => "PaymentPassword";
}
