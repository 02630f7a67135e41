using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>A move of an invoice: who, when, what, opinion. Append-only.</summary>
internal sealed class InvoiceEvent
{
    public long Id { get; init; }

    public long InvoiceId { get; init; }

    public long? PaymentId { get; init; }

    public InvoiceMove Move { get; init; }

    public InvoiceStatus Status { get; init; }

    public DateTimeOffset At { get; init; }

    public string ActorId { get; init; } = "";

    public string ActorName { get; init; } = "";

    public string Opinion { get; init; } = "";
}
