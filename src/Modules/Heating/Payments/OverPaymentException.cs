using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>More than what is owed.</summary>
internal sealed class OverPaymentException(Money amount, Money due)
    : RuleException("收款 {0} 元超过应缴 {1} 元，请核对金额", amount.ToDisplay(), due.ToDisplay())
{
    /// <inheritdoc />
    public override string? Field => "amount";
}
