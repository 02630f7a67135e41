using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Invoices;

/// <summary>An invoice in a list.</summary>
internal sealed record InvoiceRow
{
    public long Id { get; init; }

    public string Number { get; init; } = "";

    public string Order { get; init; } = "";

    public string Buyer { get; init; } = "";

    public string BuyerCode { get; init; } = "";

    public long SupplierId { get; init; }

    public string Supplier { get; init; } = "";

    public string SupplierCode { get; init; } = "";

    public string Payer { get; init; } = "";

    public string PayerCode { get; init; } = "";

    public long AmountFen { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    public InvoiceStatus Status { get; init; }

    public long? PaymentId { get; init; }

    public Money Amount => new(AmountFen);
}
