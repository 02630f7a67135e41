using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>The buyer confirms once; the date starts the ageing clock.</summary>
internal sealed class InvoiceAlreadyConfirmedException(string number, DateOnly confirmedOn)
    : RuleException("发票 {0} 已于 {1} 确认，确认日期不能更改", number, confirmedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
