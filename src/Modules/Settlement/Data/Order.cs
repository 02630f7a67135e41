using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>An order (订单) from the trading system.</summary>
internal sealed class Order
{
    public long Id { get; init; }

    public string Number { get; init; } = "";

    public long BuyerId { get; init; }

    public long SupplierId { get; init; }

    public long AmountFen { get; init; }

    public Money Amount => new(AmountFen);

    public DateOnly PlacedOn { get; init; }

    public int InvoiceCount { get; init; }

    public int PaidCount { get; init; }

    public long PaidAmountFen { get; init; }

    public Money PaidAmount => new(PaidAmountFen);

    public OrderStatus Status { get; init; }
}
