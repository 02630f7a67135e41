using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Invoices;

/// <summary>A move of an invoice in its history.</summary>
internal sealed record InvoiceEventRow(InvoiceMove Move, DateTimeOffset At, string ActorName, string Opinion, string? Payment);
