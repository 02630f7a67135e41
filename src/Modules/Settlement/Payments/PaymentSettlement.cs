using PayHall.Data;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Ledger;
using PayHall.Tenants;

namespace PayHall.Settlement.Payments;

/// <summary>What a decision does to a payment's invoices, orders and money.</summary>
internal sealed class PaymentSettlement(GeneralLedger ledger, TenantClock clock)
{
    /// <summary>Compares the digest of what would be paid now with the one submitted, and with the one the reviewer saw.</summary>
    /// <exception cref="PaymentContentChangedException">They differ.</exception>
    public async Task RequireUnchangedAsync(WriteTransaction transaction, PaymentForReview payment, string payerCode, string? seen, CancellationToken cancellationToken)
    {
        var lines = await transaction.QueryAsync<Line>(
            """
            SELECT i.number AS "Number", i.amount AS "Amount", s.code AS "Supplier", l.amount AS "SubmittedAmount"
            FROM settlement_payment_lines l
            JOIN settlement_invoices i ON i.id = l.invoice_id
            JOIN settlement_members s ON s.id = i.supplier_id
            WHERE l.payment_id = @Id AND i.payment_id = @Id
            """,
            new { payment.Id },
            cancellationToken);
        var digest = PaymentDigest.Of(payerCode, lines.Select(line => (line.Number, new Money(line.Amount), line.Supplier)));
        var intact = digest == payment.Digest && (seen is null || seen == digest) && lines.Count == payment.InvoiceCount
            && lines.All(line => line.Amount == line.SubmittedAmount) && lines.Sum(line => line.Amount) == payment.Amount;
        if (!intact)
            throw new PaymentContentChangedException(payment.Number);
    }

    /// <summary>Moves every invoice of the payment; paid ones count on their orders.</summary>
    public async Task MoveInvoicesAsync(WriteTransaction transaction, PaymentForReview payment, InvoiceMove move, CancellationToken cancellationToken)
    {
        await LockAsync(transaction, payment.Id, cancellationToken);
        var moved = await transaction.ExecuteAsync(
            $"UPDATE settlement_invoices SET status = @to, paid_on = @paidOn WHERE payment_id = @Id AND status {transaction.In("from")}",
            new
            {
                payment.Id,
                to = InvoiceMoves.To(move).ToString(),
                from = InvoiceMoves.From(move).Select(status => status.ToString()).ToArray(),
                paidOn = move == InvoiceMove.Agree ? DateConverter.ToNumber(clock.Today) : (int?)null,
            },
            cancellationToken);
        if (moved != payment.InvoiceCount)
            throw new PaymentContentChangedException(payment.Number);
        if (move != InvoiceMove.Agree)
            return;
        await transaction.ExecuteAsync(
            """
            UPDATE settlement_orders SET paid_count = paid_count + paid.invoices, paid_amount = paid_amount + paid.amount,
                status = CASE WHEN paid_count + paid.invoices = invoice_count THEN 'Paid' ELSE 'PartlyPaid' END
            FROM (SELECT order_id, COUNT(*) AS invoices, CAST(SUM(amount) AS bigint) AS amount
                  FROM settlement_invoices WHERE payment_id = @Id GROUP BY order_id) AS paid
            WHERE settlement_orders.id = paid.order_id
            """,
            new { payment.Id },
            cancellationToken);
    }

    /// <summary>Posts payer → suppliers and calls the payment paid.</summary>
    /// <exception cref="InsufficientFundsException">The payer has too little; nothing was posted.</exception>
    public async Task PostAsync(WriteTransaction transaction, PaymentForReview payment, Member payer, CancellationToken cancellationToken)
    {
        var payees = await transaction.QueryAsync<Payee>(
            """
            SELECT supplier_id AS "SupplierId", CAST(SUM(amount) AS bigint) AS "Amount" FROM settlement_payment_lines
            WHERE payment_id = @Id GROUP BY supplier_id
            """,
            new { payment.Id },
            cancellationToken);
        var accounts = await LedgerAccounts.AvailableAsync(transaction, [payer.Id, .. payees.Select(payee => payee.SupplierId)], cancellationToken);
        var posting = Posting.Payment(
            "payment:" + payment.Number,
            payment.Number,
            "",
            clock.Today,
            accounts[payer.Id],
            payees.Select(payee => (accounts[payee.SupplierId], new Money(payee.Amount))));
        var result = await ledger.PostAsync(transaction, posting, cancellationToken);
        if (result.Outcome == PostingOutcome.InsufficientFunds)
            throw new InsufficientFundsException(result.Available, new Money(payment.Amount));
        await transaction.ExecuteAsync(
            "UPDATE settlement_payments SET status = 'Paid', journal_id = @JournalId WHERE id = @Id", new { payment.Id, result.JournalId }, cancellationToken);
    }

    // Orders and invoices in the order of their ids, as submissions lock them: an update locks rows as it happens to find them, and two
    // payments with invoices of the same orders would wait for each other.
    private static async Task LockAsync(WriteTransaction transaction, long paymentId, CancellationToken cancellationToken)
    {
        if (transaction.Provider != DatabaseProvider.PostgreSql)
            return;
        await transaction.ExecuteAsync("SELECT id FROM settlement_invoices WHERE payment_id = @paymentId ORDER BY id FOR UPDATE", new { paymentId }, cancellationToken);
        await transaction.ExecuteAsync(
            "SELECT id FROM settlement_orders WHERE id IN (SELECT order_id FROM settlement_invoices WHERE payment_id = @paymentId) ORDER BY id FOR UPDATE",
            new { paymentId },
            cancellationToken);
    }

    private sealed class Line
    {
        public string Number { get; init; } = "";

        public long Amount { get; init; }

        public string Supplier { get; init; } = "";

        public long SubmittedAmount { get; init; }
    }

    private sealed class Payee
    {
        public long SupplierId { get; init; }

        public long Amount { get; init; }
    }
}
