namespace PayHall.Settlement.Data;

/// <summary>An invoice within a payment, as it was when submitted.</summary>
internal sealed class PaymentLine
{
    public long PaymentId { get; init; }

    public long InvoiceId { get; init; }

    public long SupplierId { get; init; }

    public long AmountFen { get; init; }

    public Money Amount => new(AmountFen);
}
