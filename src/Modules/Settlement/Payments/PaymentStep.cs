using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Payments;

/// <summary>A step in the history of a payment's invoices: one person's move over so many of them.</summary>
internal sealed record PaymentStep(InvoiceMove Move, DateTimeOffset At, string ActorName, string Opinion, int Invoices, string? Payment);
