using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>What is owed is no longer what was shown.</summary>
internal sealed class AmountChangedException(Money shown, Money due)
    : RuleException("应缴金额已由 {0} 元变为 {1} 元（跨日或他处已缴），请核对后重新收款", shown.ToDisplay(), due.ToDisplay());
