using PayHall.Errors;

namespace PayHall.Identity.PaymentPasswords;

/// <summary>The payment password is still the initial one, or was reset by an administrator.</summary>
public sealed class PaymentPasswordNotSetException()
    : RuleException("支付密码还是初始密码，请先到“系统管理 → 修改支付密码”设置自己的支付密码")
{
    /// <inheritdoc />
    public override string Field => "PaymentPassword";
}
