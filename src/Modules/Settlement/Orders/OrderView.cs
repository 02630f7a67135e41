using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Orders;

/// <summary>An order, as the API answers it.</summary>
internal sealed record OrderView(string No, string Buyer, string Supplier, Money Amount, DateOnly PlacedOn, OrderStatus Status);
