using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>An invoice (发票). The buyer owns it; the payer is the buyer or, once it agreed, the buyer's agency.</summary>
internal sealed class Invoice
{
    public long Id { get; init; }

    public string Number { get; init; } = "";

    public long OrderId { get; init; }

    /// <summary>The order's number, kept here because a paying agency sees the invoice but not the order.</summary>
    public string OrderNumber { get; init; } = "";

    public long BuyerId { get; init; }

    public long SupplierId { get; init; }

    public long PayerId { get; init; }

    public long AmountFen { get; init; }

    public Money Amount => new(AmountFen);

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    public InvoiceStatus Status { get; init; }

    /// <summary>The payment it was submitted with last, or null.</summary>
    public long? PaymentId { get; init; }
}
