namespace PayHall.Settlement.Payments;

/// <summary>The maker's submission of invoices for payment.</summary>
/// <param name="Invoices">Numbers of the ticked invoices.</param>
/// <param name="AcceptOlderOverdue">True once the maker was told of older overdue invoices and goes on without them.</param>
/// <param name="IdempotencyKey">The caller's key, or null.</param>
internal sealed record SubmitPaymentCommand(IReadOnlyList<string> Invoices, bool AcceptOlderOverdue, string? IdempotencyKey = null);
