using System.Globalization;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Notifications;
using PayHall.Security;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Invoices;
using PayHall.Tenants;

namespace PayHall.Settlement.Payments;

/// <summary>Writes a submission: number, digest, lines, and the invoices' change of state.</summary>
internal sealed class PaymentRegister(TenantClock clock, AccessContext access, InvoiceEvents events, IAuditTrail audit, INotifier notifier)
{
    /// <summary>Reads invoices by number and, on PostgreSQL, locks them in one order.</summary>
    public Task<IReadOnlyList<InvoiceForPayment>> LockAsync(WriteTransaction transaction, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
        => transaction.QueryAsync<InvoiceForPayment>(
            $"""
            SELECT {InvoiceForPayment.Columns} FROM settlement_invoices i JOIN settlement_members s ON s.id = i.supplier_id
            WHERE i.number {transaction.In("numbers")} ORDER BY i.id {(transaction.Provider == DatabaseProvider.PostgreSql ? "FOR UPDATE OF i" : "")}
            """,
            new { numbers = numbers.ToArray() },
            cancellationToken);

    /// <summary>The payer's payable overdue invoices that are older than one of the selected and not selected themselves.</summary>
    public async Task<IReadOnlyList<OlderOverdueInvoice>> OlderOverdueAsync(
        WriteTransaction transaction, long payer, IReadOnlyList<InvoiceForPayment> selected, AgeingPolicy ageing, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var newest = selected.Max(invoice => invoice.ConfirmedOn ?? int.MaxValue);
        var limit = DateConverter.ToNumber(ageing.OverdueUntil(today));
        var rows = await transaction.QueryAsync<InvoiceForPayment>(
            $"""
            SELECT {InvoiceForPayment.Columns} FROM settlement_invoices i JOIN settlement_members s ON s.id = i.supplier_id
            WHERE i.payer_id = @payer AND i.status {transaction.In("payable")} AND i.confirmed_on <= @limit AND i.confirmed_on < @newest
            ORDER BY i.confirmed_on, i.id
            """,
            new { payer, payable = InvoiceMoves.Payable.Select(status => status.ToString()).ToArray(), limit, newest },
            cancellationToken);
        return [.. rows.Where(row => selected.All(invoice => invoice.Id != row.Id)).Select(row =>
        {
            var confirmedOn = DateConverter.FromNumber(row.ConfirmedOn!.Value);
            return new OlderOverdueInvoice(row.Number, row.SupplierName, confirmedOn, AgeingPolicy.Days(confirmedOn, today)!.Value - ageing.OverdueDays, new Money(row.Amount));
        })];
    }

    /// <summary>Creates the payment over locked, payable invoices.</summary>
    public async Task<PaymentReceived> CreateAsync(
        WriteTransaction transaction, Member payer, IReadOnlyList<InvoiceForPayment> invoices, bool acceptedOlderOverdue, CancellationToken cancellationToken)
    {
        var number = await NextNumberAsync(transaction, cancellationToken);
        var suppliers = invoices.GroupBy(invoice => invoice.SupplierId)
            .Select(group => (group.First().SupplierName, Amount: group.Aggregate(Money.Zero, (sum, invoice) => sum + new Money(invoice.Amount))))
            .OrderByDescending(supplier => supplier.Amount)
            .ToList();
        var amount = suppliers.Aggregate(Money.Zero, (sum, supplier) => sum + supplier.Amount);
        var digest = PaymentDigest.Of(payer.Code, invoices.Select(invoice => (invoice.Number, new Money(invoice.Amount), invoice.SupplierCode)));
        var payment = await transaction.QuerySingleOrDefaultAsync<long>(
            """
            INSERT INTO settlement_payments
                (number, payer_id, amount, invoice_count, supplier_count, main_supplier, digest, status, maker_id, maker_name, submitted_at, accepted_older_overdue)
            VALUES (@number, @payer, @amount, @count, @suppliers, @main, @digest, 'PendingReview', @makerId, @makerName, @at, @acceptedOlderOverdue)
            RETURNING id
            """,
            new
            {
                number,
                payer = payer.Id,
                amount = amount.Fen,
                count = invoices.Count,
                suppliers = suppliers.Count,
                main = suppliers[0].SupplierName,
                digest,
                makerId = access.RequiredActor.Id,
                makerName = access.ActorName,
                at = InstantConverter.ToMicroseconds(clock.UtcNow),
                acceptedOlderOverdue,
            },
            cancellationToken);
        await SubmitInvoicesAsync(transaction, payment, payer.Id, invoices, cancellationToken);
        await events.RecordPaymentAsync(transaction, payment, InvoiceMove.Submit, "", cancellationToken);
        await audit.AppendAsync(
            transaction,
            new AuditEntry("Settlement.PaymentSubmitted", "payment:" + number, After: AuditState.Of(new { amount, digest, invoices = invoices.Select(invoice => invoice.Number) })),
            cancellationToken);
        await notifier.NotifyAsync(
            transaction,
            Recipients.HoldersOf(Permissions.ReviewPayments, payer.Id),
            PaymentNotices.Submitted(number, access.ActorName, amount, invoices.Count),
            cancellationToken);
        return new PaymentReceived(number, PaymentStatus.PendingReview);
    }

    private static async Task SubmitInvoicesAsync(
        WriteTransaction transaction, long payment, long payer, IReadOnlyList<InvoiceForPayment> invoices, CancellationToken cancellationToken)
    {
        var ids = invoices.Select(invoice => invoice.Id).ToArray();
        var moved = await transaction.ExecuteAsync(
            $"""
            UPDATE settlement_invoices SET status = @to, payment_id = @payment
            WHERE id {transaction.In("ids")} AND payer_id = @payer AND status {transaction.In("from")}
            """,
            new
            {
                payment,
                payer,
                ids,
                to = InvoiceMoves.To(InvoiceMove.Submit).ToString(),
                from = InvoiceMoves.From(InvoiceMove.Submit).Select(status => status.ToString()).ToArray(),
            },
            cancellationToken);
        if (moved != ids.Length)
            throw new InvoiceNotPayableException(invoices[0].Number, invoices[0].State);
        await transaction.ExecuteAsync(
            $"""
            INSERT INTO settlement_payment_lines (payment_id, invoice_id, supplier_id, amount)
            SELECT @payment, id, supplier_id, amount FROM settlement_invoices WHERE id {transaction.In("ids")}
            """,
            new { payment, ids },
            cancellationToken);
    }

    private async Task<string> NextNumberAsync(WriteTransaction transaction, CancellationToken cancellationToken)
    {
        var prefix = "FH" + clock.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var last = await transaction.QuerySingleOrDefaultAsync<int>(
            """
            INSERT INTO settlement_number_sequences (prefix, last) VALUES (@prefix, 1)
            ON CONFLICT (prefix) DO UPDATE SET last = settlement_number_sequences.last + 1 RETURNING last
            """,
            new { prefix },
            cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{last:0000}");
    }
}
