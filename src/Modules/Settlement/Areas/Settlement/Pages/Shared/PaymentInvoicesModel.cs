using PayHall.Settlement.Domain;
using PayHall.Settlement.Payments;

namespace PayHall.Settlement.Areas.Settlement.Pages.Shared;

/// <summary>The invoices of a payment, as its pages show them.</summary>
internal sealed record PaymentInvoicesModel(PaymentDetail Detail, DateOnly Today, AgeingPolicy Policy);
