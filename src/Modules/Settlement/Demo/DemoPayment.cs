using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Demo;

/// <summary>A made-up payment.</summary>
internal sealed class DemoPayment
{
    public required DemoMember Payer { get; init; }

    public required IReadOnlyList<DemoInvoice> Invoices { get; init; }

    public required PaymentStatus Status { get; set; }

    public required DemoPerson Maker { get; init; }

    public required DemoPerson Reviewer { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public string Opinion { get; init; } = "";

    public string Failure { get; set; } = "";

    public long Id { get; set; }

    public string Number { get; set; } = "";

    public long? JournalId { get; set; }

    public Money Amount => Invoices.Aggregate(Money.Zero, (sum, invoice) => sum + invoice.Amount);
}
