using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>An invoice is fixed once the buyer confirmed it or its payment began.</summary>
internal sealed class InvoiceFixedException(string number)
    : RuleException("发票 {0} 已确认或已进入支付流程，内容不能更改", number);
