using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>Maker and checker are two people (S-12).</summary>
internal sealed class MakerCanNotReviewException(string number)
    : RuleException("支付单 {0} 由您本人提交，须由另一位复核人员复核", number);
