using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A payment is reviewed once.</summary>
internal sealed class PaymentAlreadyReviewedException(string number, PaymentStatus status)
    : RuleException("支付单 {0} 已复核，结果为“{1}”，无需再次操作", number, Terms.Of(status));
