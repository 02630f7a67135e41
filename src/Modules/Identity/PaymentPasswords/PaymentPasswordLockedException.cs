using PayHall.Errors;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>Five wrong payment passwords locked it until the next day.</summary>
public sealed class PaymentPasswordLockedException()
    : RuleException("支付密码连续输错 {0} 次，已锁定到次日零点；急用请联系管理员解锁或重置支付密码", SignIn.FailureCounter.Limit)
{
    /// <inheritdoc />
    public override string Field => "PaymentPassword";
}
