using PayHall.Settlement.Accounts;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Invoices;

namespace PayHall.Settlement.Payments;

/// <summary>All that a reviewer needs to decide.</summary>
internal sealed record PaymentDetail
{
    public required Payment Payment { get; init; }

    public required MemberName Payer { get; init; }

    public required Funds Funds { get; init; }

    public required IReadOnlyList<PayeeRow> Payees { get; init; }

    public required IReadOnlyList<InvoiceRow> Invoices { get; init; }

    /// <summary>Older overdue invoices of the payer that are not in this payment, as of now.</summary>
    public required IReadOnlyList<OlderOverdueInvoice> OlderOverdue { get; init; }

    public required IReadOnlyList<PaymentStep> History { get; init; }

    /// <summary>True if invoices, amounts and payees are still those that were submitted.</summary>
    public required bool Unchanged { get; init; }
}
