using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A journal is reversed at most once.</summary>
internal sealed class JournalAlreadyReversedException(long journal)
    : RuleException("凭证 {0} 已冲正，不能再次冲正", journal);
