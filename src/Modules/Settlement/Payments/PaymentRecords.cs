using PayHall.Api;
using PayHall.Auditing;
using PayHall.Notifications;
using PayHall.Settlement.Invoices;

namespace PayHall.Settlement.Payments;

/// <summary>What a review leaves behind beside the money: the caller's key, the invoices' history, the audit row, the message to the maker.</summary>
internal sealed class PaymentRecords(IIdempotency idempotency, InvoiceEvents events, IAuditTrail audit, INotifier notifier)
{
    public IIdempotency Idempotency => idempotency;

    public InvoiceEvents Events => events;

    public IAuditTrail Audit => audit;

    public INotifier Notifier => notifier;
}
