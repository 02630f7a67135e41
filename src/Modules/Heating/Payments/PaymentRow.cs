using PayHall.Data;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Payments;

/// <summary>A payment as pricing needs it; amounts in fen.</summary>
internal sealed class PaymentRow
{
    /// <summary>Selects payments with their days; a condition over <c>p</c> follows.</summary>
    public const string Select =
        """
        SELECT p.bill_id AS billId, r.paid_on AS paidOn, p.principal, p.late_fee AS lateFee, p.discount
        FROM heating_payments p JOIN heating_receipts r ON r.id = p.receipt_id
        """;

    public long BillId { get; init; }

    public int PaidOn { get; init; }

    public long Principal { get; init; }

    public long LateFee { get; init; }

    public long Discount { get; init; }

    /// <summary>The payment.</summary>
    public PrincipalPayment ToPayment() => new(DateConverter.FromNumber(PaidOn), new Money(Principal), new Money(LateFee), new Money(Discount));
}
