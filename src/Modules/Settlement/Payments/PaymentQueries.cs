using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Security;
using PayHall.Settlement.Accounts;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;
using PayHall.Settlement.Invoices;

namespace PayHall.Settlement.Payments;

/// <summary>Reads payments within the data scope.</summary>
internal sealed class PaymentQueries(SettlementDbContext context, InvoiceQueries invoices, AccountQueries accounts, AccessContext access)
{
    /// <summary>A page of payments in a state, oldest first while they wait, else newest first; and how many there are.</summary>
    public async Task<(IReadOnlyList<PaymentRow> Rows, int Count)> PageAsync(PaymentStatus? status, bool forReview, int page, int size, CancellationToken cancellationToken)
    {
        var query = context.Payments.AsNoTracking();
        if (status is { } wanted)
            query = query.Where(payment => payment.Status == wanted);
        if (forReview)
        {
            var me = access.RequiredActor;
            query = query.Where(payment => payment.PayerId == me.UnitId && payment.MakerId != me.Id);
        }

        var count = await query.CountAsync(cancellationToken);
        query = status == PaymentStatus.PendingReview ? query.OrderBy(payment => payment.Id) : query.OrderByDescending(payment => payment.Id);
        return (await Rows(query.Skip((page - 1) * size).Take(size)).ToListAsync(cancellationToken), count);
    }

    /// <summary>How many payments there are in each state.</summary>
    public async Task<IReadOnlyDictionary<PaymentStatus, int>> CountsAsync(CancellationToken cancellationToken)
    {
        var me = access.RequiredActor;
        return await context.Payments.Where(payment => payment.PayerId == me.UnitId && payment.MakerId != me.Id)
            .GroupBy(payment => payment.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>Numbers of the payments that wait for this person's review, oldest first.</summary>
    public Task<List<string>> WaitingAsync(CancellationToken cancellationToken)
    {
        var me = access.RequiredActor;
        return context.Payments.Where(payment => payment.PayerId == me.UnitId && payment.Status == PaymentStatus.PendingReview && payment.MakerId != me.Id)
            .OrderBy(payment => payment.Id).Select(payment => payment.Number).Take(500).ToListAsync(cancellationToken);
    }

    /// <summary>Everything about a payment.</summary>
    /// <exception cref="NotFoundException">None, or another member's.</exception>
    public async Task<PaymentDetail> DetailAsync(string number, CancellationToken cancellationToken)
    {
        var payment = await context.Payments.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken)
            ?? throw new NotFoundException("支付单", number);
        var payer = await context.MemberNames.AsNoTracking().FirstAsync(member => member.Id == payment.PayerId, cancellationToken);
        var ids = context.PaymentLines.Where(line => line.PaymentId == payment.Id).Select(line => line.InvoiceId);
        var rows = await invoices.Rows(context.Invoices.AsNoTracking().Where(invoice => ids.Contains(invoice.Id))).OrderBy(row => row.ConfirmedOn).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var lines = await context.PaymentLines.AsNoTracking().Where(line => line.PaymentId == payment.Id).ToListAsync(cancellationToken);
        var digest = PaymentDigest.Of(payer.Code, rows.Select(row => (row.Number, row.Amount, row.SupplierCode)));
        return new PaymentDetail
        {
            Payment = payment,
            Payer = payer,
            Funds = await accounts.FundsAsync(payment.PayerId, cancellationToken),
            Payees = [.. rows.GroupBy(row => (row.SupplierCode, row.Supplier))
                .Select(group => new PayeeRow(group.Key.SupplierCode, group.Key.Supplier, group.Count(), group.Aggregate(Money.Zero, (sum, row) => sum + row.Amount)))
                .OrderByDescending(payee => payee.Amount)],
            Invoices = rows,
            OlderOverdue = await OlderOverdueAsync(payment, rows, cancellationToken),
            History = await HistoryAsync(payment.Id, ids, cancellationToken),
            Unchanged = digest == payment.Digest && lines.Sum(line => line.AmountFen) == payment.AmountFen,
        };
    }

    /// <summary>Payments that wait for the user, and own ones that were refused or failed and not submitted again.</summary>
    public async Task<IReadOnlyList<PaymentRow>> ToDoAsync(bool reviews, bool own, int size, CancellationToken cancellationToken)
    {
        var me = access.RequiredActor;
        var query = context.Payments.AsNoTracking().Where(payment => payment.PayerId == me.UnitId).Where(payment =>
            (reviews && payment.Status == PaymentStatus.PendingReview && payment.MakerId != me.Id)
            || (own && (payment.Status == PaymentStatus.ReviewRefused || payment.Status == PaymentStatus.PaymentFailed)
                && context.Invoices.Any(invoice => invoice.PaymentId == payment.Id
                    && (invoice.Status == InvoiceStatus.ReviewRefused || invoice.Status == InvoiceStatus.PaymentFailed))));
        return await Rows(query.OrderBy(payment => payment.Status == PaymentStatus.PendingReview ? 0 : 1).ThenByDescending(payment => payment.Id).Take(size))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What the user made or reviewed, newest first.</summary>
    public async Task<IReadOnlyList<PaymentRow>> DoneAsync(int size, CancellationToken cancellationToken)
    {
        var me = access.RequiredActor;
        return await Rows(context.Payments.AsNoTracking().Where(payment => payment.MakerId == me.Id || payment.ReviewerId == me.Id)
            .OrderByDescending(payment => payment.Id).Take(size)).ToListAsync(cancellationToken);
    }

    /// <summary>The newest payments of everybody within the data scope.</summary>
    public async Task<IReadOnlyList<PaymentRow>> NewestAsync(int size, CancellationToken cancellationToken)
        => await Rows(context.Payments.AsNoTracking().OrderByDescending(payment => payment.Id).Take(size)).ToListAsync(cancellationToken);

    private IQueryable<PaymentRow> Rows(IQueryable<Payment> payments)
        => payments.Select(payment => new PaymentRow(
            payment.Id,
            payment.Number,
            context.MemberNames.Where(member => member.Id == payment.PayerId).Select(member => member.Name).First(),
            payment.AmountFen,
            payment.InvoiceCount,
            payment.SupplierCount,
            payment.MainSupplier,
            payment.Status,
            payment.MakerId,
            payment.MakerName,
            payment.SubmittedAt,
            payment.ReviewerName,
            payment.ReviewedAt,
            payment.Opinion,
            payment.Failure));

    private async Task<IReadOnlyList<OlderOverdueInvoice>> OlderOverdueAsync(Payment payment, List<InvoiceRow> rows, CancellationToken cancellationToken)
    {
        var ageing = await invoices.AgeingAsync(cancellationToken);
        var newest = rows.Count == 0 ? default : rows.Max(row => row.ConfirmedOn ?? DateOnly.MaxValue);
        var overdue = await invoices.Rows(invoices.Filter(
                new InvoiceFilter { PayerId = payment.PayerId, Statuses = InvoiceMoves.Payable, Ageing = InvoiceAgeing.Overdue }, ageing)
            .Where(invoice => invoice.ConfirmedOn < newest && invoice.PaymentId != payment.Id))
            .OrderBy(row => row.ConfirmedOn).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. overdue.Select(row => new OlderOverdueInvoice(
            row.Number, row.Supplier, row.ConfirmedOn!.Value, AgeingPolicy.Days(row.ConfirmedOn, invoices.Today)!.Value - ageing.OverdueDays, row.Amount))];
    }

    private async Task<IReadOnlyList<PaymentStep>> HistoryAsync(long paymentId, IQueryable<long> invoiceIds, CancellationToken cancellationToken)
    {
        var events = await (
            from happened in context.InvoiceEvents
            where invoiceIds.Contains(happened.InvoiceId)
            orderby happened.Id descending
            select new
            {
                happened.Move,
                happened.At,
                happened.ActorName,
                happened.Opinion,
                happened.PaymentId,
                Number = context.Payments.Where(payment => payment.Id == happened.PaymentId).Select(payment => payment.Number).FirstOrDefault(),
            }).Take(2000).ToListAsync(cancellationToken);
        return [.. events
            .GroupBy(happened => happened.PaymentId is null
                ? (happened.Move, PaymentId: (long?)null, happened.ActorName, At: happened.At.Date)
                : (happened.Move, happened.PaymentId, happened.ActorName, At: default))
            .Select(group => new PaymentStep(
                group.Key.Move, group.Max(happened => happened.At), group.Key.ActorName, group.First().Opinion, group.Count(),
                group.Key.PaymentId == paymentId ? null : group.First().Number))
            .OrderByDescending(step => step.At)];
    }
}
