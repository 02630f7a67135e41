using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>The state machine knows no such move from the invoice's state.</summary>
internal sealed class InvoiceMoveNotAllowedException(string number, InvoiceStatus from, InvoiceMove move)
    : RuleException("发票 {0} 当前为“{1}”，不能“{2}”", number, Terms.Of(from), Terms.Of(move));
