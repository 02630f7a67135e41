using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Orders;

/// <summary>An order in a list.</summary>
internal sealed record OrderRow(
    long Id, string Number, string Buyer, string Supplier, long AmountFen, long PaidFen, int InvoiceCount, int PaidCount, DateOnly PlacedOn, OrderStatus Status)
{
    public Money Amount => new(AmountFen);

    public Money Paid => new(PaidFen);
}
