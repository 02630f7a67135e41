using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>An idempotency key was used before for another journal.</summary>
internal sealed class PostingConflictException(string document)
    : RuleException("单号 {0} 已用于内容不同的记账，请核对后使用新的单号", document);
