using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>The reviewer approves a digest; any change since voids the approval.</summary>
internal sealed class PaymentContentChangedException(string number)
    : RuleException("支付单 {0} 的发票、金额或收款方与提交时不一致，本次复核作废，请拒绝后重新提交", number);
