using System.Globalization;
using PayHall.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Ledger;
using PayHall.Tenants;

namespace PayHall.Settlement.Demo;

/// <summary>Writes the made-up history: money through the ledger, in the order in which it moved; documents in bulk.</summary>
internal sealed class DemoTables(GeneralLedger ledger, TenantClock clock)
{
    private static readonly DemoPerson Bank = new("client:bank", "银行接口");
    private static readonly DemoPerson Trading = new("client:trading-system", "交易系统");

    public async Task WriteAsync(WriteTransaction transaction, IReadOnlyList<DemoMember> members, List<DemoOrder> orders, List<DemoPayment> payments, List<DemoDeposit> deposits, CancellationToken cancellationToken)
    {
        await PostAsync(transaction, members, payments, deposits, cancellationToken);
        await OrdersAsync(transaction, orders, cancellationToken);
        await PaymentsAsync(transaction, payments, cancellationToken);
        await InvoicesAsync(transaction, orders, payments, cancellationToken);
        await EventsAsync(transaction, orders, payments, cancellationToken);
    }

    private async Task PostAsync(WriteTransaction transaction, IReadOnlyList<DemoMember> members, List<DemoPayment> payments, List<DemoDeposit> deposits, CancellationToken cancellationToken)
    {
        var accounts = await LedgerAccounts.AvailableAsync(transaction, [.. members.Select(member => member.Id)], cancellationToken);
        var banks = new Dictionary<string, AccountReference>(StringComparer.Ordinal);
        foreach (var bank in deposits.Select(deposit => deposit.Bank).Distinct(StringComparer.Ordinal))
            banks.Add(bank, await LedgerAccounts.EnsureBankAsync(transaction, bank, cancellationToken));
        var rows = new List<object?[]>();
        var moves = deposits.Select(deposit => (deposit.At, Deposit: (DemoDeposit?)deposit, Payment: (DemoPayment?)null))
            .Concat(payments.Where(payment => payment.Status == PaymentStatus.Paid).Select(payment => (At: payment.ReviewedAt!.Value, Deposit: (DemoDeposit?)null, Payment: (DemoPayment?)payment)))
            .OrderBy(move => move.At);
        foreach (var (at, deposit, payment) in moves)
        {
            var day = clock.LocalDate(at);
            if (deposit is not null)
            {
                var serial = string.Create(CultureInfo.InvariantCulture, $"YH{day:yyyyMMdd}{rows.Count + 1:000000}");
                var posting = Posting.Deposit("deposit:" + serial, serial, deposit.Bank, day, banks[deposit.Bank], accounts[deposit.Member.Id], deposit.Amount);
                var posted = await ledger.PostAsAsync(transaction, posting, Stamp(at, Bank), cancellationToken);
                rows.Add([serial, deposit.Member.Id, deposit.Amount, day, deposit.Bank, "Bank", posted.JournalId, at]);
                continue;
            }

            var payees = payment!.Invoices.GroupBy(invoice => invoice.Order.Supplier)
                .Select(group => (accounts[group.Key.Id], group.Aggregate(Money.Zero, (sum, invoice) => sum + invoice.Amount)));
            var result = await ledger.PostAsAsync(
                transaction, Posting.Payment("payment:" + payment.Number, payment.Number, "", day, accounts[payment.Payer.Id], payees), Stamp(at, payment.Reviewer), cancellationToken);
            payment.JournalId = result.Outcome == PostingOutcome.Posted
                ? result.JournalId
                : throw new InvalidOperationException($"The sample payment {payment.Number} could not be posted: {result.Outcome}.");
        }

        await BulkInsert.IntoAsync(transaction, "settlement_deposits", "serial, member_id, amount, booked_on, bank, origin, journal_id, received_at", rows, cancellationToken);
    }

    private static async Task OrdersAsync(WriteTransaction transaction, List<DemoOrder> orders, CancellationToken cancellationToken)
    {
        await BulkInsert.IntoAsync(
            transaction,
            "settlement_orders",
            "id, number, buyer_id, supplier_id, amount, placed_on, invoice_count, paid_count, paid_amount, status",
            orders.Select(order => new object?[]
            {
                order.Id, order.Number, order.Buyer.Id, order.Supplier.Id, Sum(order.Invoices), order.PlacedOn, order.Invoices.Count, order.Paid.Count(), Sum(order.Paid),
                !order.Paid.Any() ? OrderStatus.Unpaid : order.Paid.Count() == order.Invoices.Count ? OrderStatus.Paid : OrderStatus.PartlyPaid,
            }),
            cancellationToken);
        await BulkInsert.AdvanceIdsAsync(transaction, "settlement_orders", cancellationToken);
    }

    private async Task PaymentsAsync(WriteTransaction transaction, List<DemoPayment> payments, CancellationToken cancellationToken)
    {
        var id = await BulkInsert.NextIdAsync(transaction, "settlement_payments", cancellationToken);
        payments.ForEach(payment => payment.Id = id++);
        await BulkInsert.IntoAsync(
            transaction,
            "settlement_payments",
            """
            id, number, payer_id, amount, invoice_count, supplier_count, main_supplier, digest, status, maker_id, maker_name, submitted_at,
            accepted_older_overdue, reviewer_id, reviewer_name, reviewed_at, opinion, failure, journal_id
            """,
            payments.Select(payment =>
            {
                var suppliers = payment.Invoices.GroupBy(invoice => invoice.Order.Supplier).OrderByDescending(Sum).ToList();
                var digest = PaymentDigest.Of(payment.Payer.Code, payment.Invoices.Select(invoice => (invoice.Number, invoice.Amount, invoice.Order.Supplier.Code)));
                var reviewed = payment.ReviewedAt is not null;
                return new object?[]
                {
                    payment.Id, payment.Number, payment.Payer.Id, payment.Amount, payment.Invoices.Count, suppliers.Count, suppliers[0].Key.Name, digest, payment.Status,
                    payment.Maker.Id, payment.Maker.Name, payment.SubmittedAt, payment.Status != PaymentStatus.Paid, reviewed ? payment.Reviewer.Id : null,
                    reviewed ? payment.Reviewer.Name : null, payment.ReviewedAt, payment.Opinion, payment.Failure, payment.JournalId,
                };
            }),
            cancellationToken);
        await BulkInsert.AdvanceIdsAsync(transaction, "settlement_payments", cancellationToken);
        await BulkInsert.IntoAsync(
            transaction,
            "settlement_number_sequences",
            "prefix, last",
            payments.GroupBy(payment => payment.Number[..10]).Select(day => new object?[] { day.Key, day.Count() }),
            cancellationToken);
    }

    private static async Task InvoicesAsync(WriteTransaction transaction, List<DemoOrder> orders, List<DemoPayment> payments, CancellationToken cancellationToken)
    {
        await BulkInsert.IntoAsync(
            transaction,
            "settlement_invoices",
            "id, number, order_id, order_number, buyer_id, supplier_id, payer_id, amount, issued_on, confirmed_on, paid_on, status, payment_id",
            orders.SelectMany(order => order.Invoices).Select(invoice => new object?[]
            {
                invoice.Id, invoice.Number, invoice.Order.Id, invoice.Order.Number, invoice.Order.Buyer.Id, invoice.Order.Supplier.Id, invoice.Payer.Id, invoice.Amount,
                invoice.IssuedOn, invoice.ConfirmedOn, invoice.PaidOn, invoice.Status, invoice.Payment?.Id,
            }),
            cancellationToken);
        await BulkInsert.AdvanceIdsAsync(transaction, "settlement_invoices", cancellationToken);
        await BulkInsert.IntoAsync(
            transaction,
            "settlement_payment_lines",
            "payment_id, invoice_id, supplier_id, amount",
            payments.SelectMany(payment => payment.Invoices.Select(invoice => new object?[] { payment.Id, invoice.Id, invoice.Order.Supplier.Id, invoice.Amount })),
            cancellationToken);
    }

    private async Task EventsAsync(WriteTransaction transaction, List<DemoOrder> orders, List<DemoPayment> payments, CancellationToken cancellationToken)
    {
        var events = new List<(DateTimeOffset At, object?[] Row)>();
        void Add(DemoInvoice invoice, DemoPayment? payment, InvoiceMove move, InvoiceStatus status, DateTimeOffset at, DemoPerson who, string opinion = "")
            => events.Add((at, [invoice.Id, payment?.Id, move, status, at, who.Id, who.Name, opinion]));
        foreach (var invoice in orders.SelectMany(order => order.Invoices))
        {
            Add(invoice, null, InvoiceMove.Register, InvoiceStatus.Unpaid, At(invoice.IssuedOn, 8), Trading);
            if (invoice.ConfirmedOn is not { } confirmedOn)
                continue;
            Add(invoice, null, InvoiceMove.Confirm, InvoiceStatus.Unpaid, At(confirmedOn, 8).AddMinutes(20), Trading);
            var (buyer, agency) = (new DemoPerson("demo:buyer", invoice.Order.Buyer.Name), new DemoPerson("demo:agency", "上级管理机构"));
            if (invoice.Payer != invoice.Order.Buyer || invoice.Status is InvoiceStatus.PayOnBehalfPending or InvoiceStatus.PayOnBehalfRefused)
                Add(invoice, null, InvoiceMove.ApplyOnBehalf, InvoiceStatus.PayOnBehalfPending, At(confirmedOn, 8).AddMinutes(25), buyer);
            if (invoice.Payer != invoice.Order.Buyer)
                Add(invoice, null, InvoiceMove.AgreeOnBehalf, InvoiceStatus.PayOnBehalfAgreed, At(confirmedOn, 8).AddMinutes(40), agency, "同意代付");
            if (invoice.Status == InvoiceStatus.PayOnBehalfRefused)
                Add(invoice, null, InvoiceMove.RefuseOnBehalf, InvoiceStatus.PayOnBehalfRefused, At(confirmedOn, 8).AddMinutes(40), agency, "本季度代付额度已用完");
        }

        foreach (var payment in payments)
        {
            var move = payment.Status switch { PaymentStatus.Paid => InvoiceMove.Agree, PaymentStatus.ReviewRefused => InvoiceMove.Refuse, _ => InvoiceMove.Fail };
            foreach (var invoice in payment.Invoices)
            {
                Add(invoice, payment, InvoiceMove.Submit, InvoiceStatus.PendingReview, payment.SubmittedAt, payment.Maker);
                if (payment.ReviewedAt is { } at)
                    Add(invoice, payment, move, InvoiceMoves.To(move), at, payment.Reviewer, payment.Opinion);
            }
        }

        await BulkInsert.IntoAsync(
            transaction, "settlement_invoice_events", "invoice_id, payment_id, move, status, at, actor_id, actor_name, opinion", events.OrderBy(item => item.At).Select(item => item.Row), cancellationToken);
    }

    private DateTimeOffset At(DateOnly day, int hour)
    {
        var at = clock.StartOfDay(day).AddHours(hour);
        return at < clock.UtcNow ? at : clock.StartOfDay(day);
    }

    private static PostingStamp Stamp(DateTimeOffset at, DemoPerson who) => new(InstantConverter.ToMicroseconds(at), who.Id, who.Name);

    private static Money Sum(IEnumerable<DemoInvoice> invoices) => invoices.Aggregate(Money.Zero, (sum, invoice) => sum + invoice.Amount);
}
