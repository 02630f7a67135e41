using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Invoices;

/// <summary>An invoice, as the API answers it.</summary>
internal sealed record InvoiceView(
    string No,
    string Order,
    string Buyer,
    string Supplier,
    string Payer,
    Money Amount,
    DateOnly IssuedOn,
    DateOnly? ConfirmedOn,
    DateOnly? PaidOn,
    InvoiceStatus Status,
    InvoiceAgeing Ageing);
