namespace PayHall.Auditing;

/// <summary>What happened. Who, when and from where are added by the trail.</summary>
/// <param name="Action">Stable English verb, e.g. <c>Settlement.PaymentAgreed</c>.</param>
/// <param name="Subject">The thing it happened to, e.g. <c>payment:FH20261120-0007</c>.</param>
/// <param name="Before">State before as JSON, or null.</param>
/// <param name="After">State after as JSON, or null.</param>
public sealed record AuditEntry(string Action, string Subject, string? Before = null, string? After = null);
