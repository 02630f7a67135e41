using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>An invoice is submitted only from one of the payable states.</summary>
internal sealed class InvoiceNotPayableException(string number, InvoiceStatus status)
    : RuleException("发票 {0} 当前为“{1}”，不能提交支付，请刷新列表后重新勾选", number, Terms.Of(status));
