namespace PayHall.Settlement.Orders;

/// <summary>Registers an order of the trading system.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Buyer">Code of the buyer.</param>
/// <param name="Supplier">Code of the supplier.</param>
/// <param name="Amount">Amount.</param>
/// <param name="PlacedOn">When it was placed.</param>
internal sealed record PutOrderCommand(string Number, string Buyer, string Supplier, Money Amount, DateOnly PlacedOn);
