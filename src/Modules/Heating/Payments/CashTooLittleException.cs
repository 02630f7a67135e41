using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>Less cash than the amount to pay.</summary>
internal sealed class CashTooLittleException(Money received, Money amount)
    : RuleException("实收现金 {0} 元少于本次缴费 {1} 元", received.ToDisplay(), amount.ToDisplay())
{
    /// <inheritdoc />
    public override string? Field => "received";
}
