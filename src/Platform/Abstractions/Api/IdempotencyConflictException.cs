using PayHall.Errors;

namespace PayHall.Api;

/// <summary>An idempotency key was used again with another request.</summary>
/// <param name="key">The key.</param>
public sealed class IdempotencyConflictException(string key)
    : RuleException("幂等键 {0} 已用于内容不同的请求，请换一个键", key);
