namespace PayHall.Settlement.Payments;

/// <summary>A payee of a payment.</summary>
internal sealed record PayeeRow(string Code, string Name, int Invoices, Money Amount);
