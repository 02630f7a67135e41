using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>An order is fixed once an invoice refers to it.</summary>
internal sealed class OrderAlreadyInvoicedException(string number)
    : RuleException("订单 {0} 已开发票，内容不能更改", number);
