using PayHall.Api;
using PayHall.Auditing;
using PayHall.Settlement.Invoices;

namespace PayHall.Settlement.Payments;

/// <summary>What a review leaves behind beside the money: the caller's key, the invoices' history, the audit row.</summary>
internal sealed class PaymentRecords(IIdempotency idempotency, InvoiceEvents events, IAuditTrail audit)
{
    public IIdempotency Idempotency => idempotency;

    public InvoiceEvents Events => events;

    public IAuditTrail Audit => audit;
}
