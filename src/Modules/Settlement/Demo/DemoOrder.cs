using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Demo;

/// <summary>A made-up order with its invoices.</summary>
internal sealed class DemoOrder
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    public required DemoMember Buyer { get; init; }

    public required DemoMember Supplier { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public List<DemoInvoice> Invoices { get; } = [];

    public IEnumerable<DemoInvoice> Paid => Invoices.Where(invoice => invoice.Status == InvoiceStatus.Paid);
}
