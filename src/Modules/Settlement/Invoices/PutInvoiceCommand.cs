namespace PayHall.Settlement.Invoices;

/// <summary>Registers an invoice that a supplier issued against an order.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Order">The order's number.</param>
/// <param name="Buyer">Code of the buyer, as in the order.</param>
/// <param name="Supplier">Code of the supplier, as in the order.</param>
/// <param name="Amount">Amount.</param>
/// <param name="IssuedOn">When it was issued.</param>
internal sealed record PutInvoiceCommand(string Number, string Order, string Buyer, string Supplier, Money Amount, DateOnly IssuedOn);
