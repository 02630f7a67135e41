using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A journal must have two entries or more, none of them zero, that sum to zero.</summary>
internal sealed class UnbalancedPostingException(string document)
    : RuleException("凭证 {0} 借贷不平或没有金额，未记账", document);
