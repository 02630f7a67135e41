using PayHall.Data;
using PayHall.Security;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Tenants;

namespace PayHall.Settlement.Invoices;

/// <summary>Records each move of an invoice: who, when, opinion.</summary>
internal sealed class InvoiceEvents(TenantClock clock, AccessContext access)
{
    /// <summary>Records a move of one invoice.</summary>
    public Task RecordAsync(WriteTransaction transaction, string number, InvoiceMove move, InvoiceStatus status, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            """
            INSERT INTO settlement_invoice_events (invoice_id, payment_id, move, status, at, actor_id, actor_name, opinion)
            SELECT id, NULL, @move, @status, @at, @actorId, @actorName, '' FROM settlement_invoices WHERE number = @number
            """,
            new
            {
                number,
                move = move.ToString(),
                status = status.ToString(),
                at = InstantConverter.ToMicroseconds(clock.UtcNow),
                actorId = access.Actor?.Id ?? "",
                actorName = access.ActorName,
            },
            cancellationToken);

    /// <summary>Records a move of every invoice of a payment.</summary>
    public Task RecordPaymentAsync(WriteTransaction transaction, long paymentId, InvoiceMove move, string opinion, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            """
            INSERT INTO settlement_invoice_events (invoice_id, payment_id, move, status, at, actor_id, actor_name, opinion)
            SELECT invoice_id, payment_id, @move, @status, @at, @actorId, @actorName, @opinion
            FROM settlement_payment_lines WHERE payment_id = @paymentId ORDER BY invoice_id
            """,
            new
            {
                paymentId,
                move = move.ToString(),
                status = InvoiceMoves.To(move).ToString(),
                at = InstantConverter.ToMicroseconds(clock.UtcNow),
                actorId = access.Actor?.Id ?? "",
                actorName = access.ActorName,
                opinion,
            },
            cancellationToken);
}
