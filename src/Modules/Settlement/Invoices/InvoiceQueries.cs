using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Settings;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Tenants;

namespace PayHall.Settlement.Invoices;

/// <summary>Reads invoices within the data scope.</summary>
internal sealed class InvoiceQueries(SettlementDbContext context, ISettings<SettlementSettings> settings, TenantClock clock)
{
    /// <summary>The columns by which lists may be sorted; a leading minus turns the order round.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["issuedOn", "confirmedOn", "amount"];

    public DateOnly Today => clock.Today;

    public async Task<AgeingPolicy> AgeingAsync(CancellationToken cancellationToken) => (await settings.GetAsync(cancellationToken)).Ageing;

    /// <summary>One invoice as the API answers it.</summary>
    /// <exception cref="NotFoundException">None, or another member's.</exception>
    public async Task<InvoiceView> ViewAsync(string number, CancellationToken cancellationToken)
        => View(await FindAsync(number, cancellationToken), await AgeingAsync(cancellationToken));

    /// <exception cref="NotFoundException">None, or another member's.</exception>
    public async Task<InvoiceRow> FindAsync(string number, CancellationToken cancellationToken)
        => await Rows(context.Invoices.Where(invoice => invoice.Number == number)).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("发票", number);

    /// <summary>A page of the API's list, in the order of registration.</summary>
    public async Task<ListPage<InvoiceView>> ListAsync(InvoiceFilter filter, ListRequest request, CancellationToken cancellationToken)
    {
        var ageing = await AgeingAsync(cancellationToken);
        var after = request.After is null ? 0 : Cursor.Read<long>(request.After);
        var rows = await Rows(Filter(filter, ageing).Where(invoice => invoice.Id > after).OrderBy(invoice => invoice.Id).Take(request.Limit + 1))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var page = rows.Take(request.Limit).Select(row => View(row, ageing)).ToList();
        return new ListPage<InvoiceView>(page, rows.Count > request.Limit ? Cursor.Write(rows[request.Limit - 1].Id) : null);
    }

    /// <summary>A page of a list, sorted by a column and then by id, after a cursor.</summary>
    public async Task<ListPage<InvoiceRow>> PageAsync(InvoiceFilter filter, string sort, int size, string? after, CancellationToken cancellationToken)
    {
        var query = Filter(filter, await AgeingAsync(cancellationToken));
        var descending = sort.StartsWith('-');
        var column = sort.TrimStart('-');
        var position = after is null ? null : Cursor.Read<Position>(after);
        query = Sorted(query, column, descending, position);
        var ids = await query.Take(size + 1).Select(invoice => invoice.Id).ToListAsync(cancellationToken);
        var page = ids.Take(size).ToList();
        var rows = await Rows(context.Invoices.Where(invoice => page.Contains(invoice.Id))).ToListAsync(cancellationToken);
        var ordered = page.Select(id => rows.First(row => row.Id == id)).ToList();
        var next = ids.Count > size ? Cursor.Write(new Position(Value(ordered[^1], column), ordered[^1].Id)) : null;
        return new ListPage<InvoiceRow>(ordered, next);
    }

    /// <summary>All of a list in its order, read while it is enumerated.</summary>
    public async IAsyncEnumerable<InvoiceRow> StreamAsync(InvoiceFilter filter, string sort, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = Sorted(Filter(filter, await AgeingAsync(cancellationToken)), sort.TrimStart('-'), sort.StartsWith('-'), position: null);
        await foreach (var row in Rows(query).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return row;
    }

    /// <summary>A numbered page of a short list.</summary>
    public async Task<IReadOnlyList<InvoiceRow>> PageAsync(InvoiceFilter filter, string sort, int page, int size, CancellationToken cancellationToken)
    {
        var query = Sorted(Filter(filter, await AgeingAsync(cancellationToken)), sort.TrimStart('-'), sort.StartsWith('-'), position: null);
        var ids = await query.Skip((page - 1) * size).Take(size).Select(invoice => invoice.Id).ToListAsync(cancellationToken);
        var rows = await Rows(context.Invoices.AsNoTracking().Where(invoice => ids.Contains(invoice.Id))).ToListAsync(cancellationToken);
        return [.. ids.Select(id => rows.First(row => row.Id == id))];
    }

    /// <summary>The invoices of these numbers that the user may see.</summary>
    public Task<List<InvoiceRow>> SelectedAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
        => Rows(context.Invoices.AsNoTracking().Where(invoice => numbers.Contains(invoice.Number))).ToListAsync(cancellationToken);

    /// <summary>What a member can pay now, counted for the quick filters.</summary>
    public async Task<PayableCounts> PayableCountsAsync(long payer, CancellationToken cancellationToken)
    {
        var ageing = await AgeingAsync(cancellationToken);
        var groups = await Filter(new InvoiceFilter { PayerId = payer, Statuses = InvoiceMoves.Payable }, ageing)
            .GroupBy(invoice => new { invoice.Status, invoice.ConfirmedOn }).Select(group => new { group.Key.Status, group.Key.ConfirmedOn, Count = group.Count() })
            .ToListAsync(cancellationToken);
        int Count(Func<InvoiceStatus, InvoiceAgeing, bool> wanted)
            => groups.Where(group => wanted(group.Status, ageing.Of(group.Status, group.ConfirmedOn, clock.Today))).Sum(group => group.Count);
        return new PayableCounts(
            Count((_, _) => true),
            Count((_, late) => late == InvoiceAgeing.Warning),
            Count((_, late) => late == InvoiceAgeing.Overdue),
            Count((status, _) => status == InvoiceStatus.ReviewRefused),
            Count((status, _) => status == InvoiceStatus.PaymentFailed));
    }

    /// <summary>Number and sum of what a filter finds.</summary>
    public async Task<(int Count, Money Amount)> TotalAsync(InvoiceFilter filter, CancellationToken cancellationToken)
    {
        var total = await Filter(filter, await AgeingAsync(cancellationToken))
            .GroupBy(_ => 1).Select(group => new { Count = group.Count(), Amount = group.Sum(invoice => invoice.AmountFen) }).FirstOrDefaultAsync(cancellationToken);
        return (total?.Count ?? 0, new Money(total?.Amount ?? 0));
    }

    /// <summary>The moves of an invoice, newest first.</summary>
    public Task<List<InvoiceEventRow>> HistoryAsync(long invoiceId, CancellationToken cancellationToken)
        => (from happened in context.InvoiceEvents
            where happened.InvoiceId == invoiceId
            orderby happened.Id descending
            select new InvoiceEventRow(
                happened.Move,
                happened.At,
                happened.ActorName,
                happened.Opinion,
                context.Payments.Where(payment => payment.Id == happened.PaymentId).Select(payment => payment.Number).FirstOrDefault()))
            .ToListAsync(cancellationToken);

    /// <summary>Rows for a query over invoices, with the names of everybody concerned.</summary>
    public IQueryable<InvoiceRow> Rows(IQueryable<Invoice> invoices)
        => from invoice in invoices
           join buyer in context.MemberNames on invoice.BuyerId equals buyer.Id
           join supplier in context.MemberNames on invoice.SupplierId equals supplier.Id
           join payer in context.MemberNames on invoice.PayerId equals payer.Id
           select new InvoiceRow
           {
               Id = invoice.Id,
               Number = invoice.Number,
               Order = invoice.OrderNumber,
               Buyer = buyer.Name,
               BuyerCode = buyer.Code,
               SupplierId = supplier.Id,
               Supplier = supplier.Name,
               SupplierCode = supplier.Code,
               Payer = payer.Name,
               PayerCode = payer.Code,
               AmountFen = invoice.AmountFen,
               IssuedOn = invoice.IssuedOn,
               ConfirmedOn = invoice.ConfirmedOn,
               PaidOn = invoice.PaidOn,
               Status = invoice.Status,
               PaymentId = invoice.PaymentId,
           };

    /// <summary>The invoices that a filter finds, within the data scope.</summary>
    public IQueryable<Invoice> Filter(InvoiceFilter filter, AgeingPolicy ageing)
    {
        var query = context.Invoices.AsNoTracking();
        if (filter.PayerId is { } payer)
            query = query.Where(invoice => invoice.PayerId == payer);
        if (filter.BuyerId is { } own)
            query = query.Where(invoice => invoice.BuyerId == own);
        if (filter.NotBuyerId is { } other)
            query = query.Where(invoice => invoice.BuyerId != other);
        if (filter.Number is { Length: > 0 } number)
            query = query.Where(invoice => invoice.Number.Contains(number));
        if (filter.Order is { Length: > 0 } order)
            query = query.Where(invoice => invoice.OrderNumber.Contains(order));
        if (filter.Buyer is { Length: > 0 } buyer)
            query = query.Where(invoice => context.MemberNames.Any(member => member.Id == invoice.BuyerId && (member.Code == buyer || member.Name.Contains(buyer))));
        if (filter.Supplier is { Length: > 0 } supplier)
            query = query.Where(invoice => context.MemberNames.Any(member => member.Id == invoice.SupplierId && (member.Code == supplier || member.Name.Contains(supplier))));
        if (filter.Statuses is { } statuses)
            query = query.Where(invoice => statuses.Contains(invoice.Status));
        query = Dated(query, filter);
        if (filter.AmountFrom is { Fen: var least })
            query = query.Where(invoice => invoice.AmountFen >= least);
        if (filter.AmountTo is { Fen: var most })
            query = query.Where(invoice => invoice.AmountFen <= most);
        return filter.Ageing is { } wanted ? Aged(query, wanted, ageing) : query;
    }

    /// <summary>The invoice as the API answers it.</summary>
    public InvoiceView View(InvoiceRow row, AgeingPolicy ageing) => new(
        row.Number, row.Order, row.BuyerCode, row.SupplierCode, row.PayerCode, row.Amount, row.IssuedOn, row.ConfirmedOn, row.PaidOn, row.Status,
        ageing.Of(row.Status, row.ConfirmedOn, clock.Today));

    private static IQueryable<Invoice> Dated(IQueryable<Invoice> query, InvoiceFilter filter)
    {
        if (filter.IssuedFrom is { } issuedFrom)
            query = query.Where(invoice => invoice.IssuedOn >= issuedFrom);
        if (filter.IssuedTo is { } issuedTo)
            query = query.Where(invoice => invoice.IssuedOn <= issuedTo);
        if (filter.ConfirmedFrom is { } confirmedFrom)
            query = query.Where(invoice => invoice.ConfirmedOn >= confirmedFrom);
        if (filter.ConfirmedTo is { } confirmedTo)
            query = query.Where(invoice => invoice.ConfirmedOn <= confirmedTo);
        return query;
    }

    private IQueryable<Invoice> Aged(IQueryable<Invoice> query, InvoiceAgeing wanted, AgeingPolicy ageing)
    {
        DateOnly warning = ageing.WarningUntil(clock.Today), overdue = ageing.OverdueUntil(clock.Today);
        return wanted switch
        {
            InvoiceAgeing.Overdue => query.Where(invoice => invoice.Status != InvoiceStatus.Paid && invoice.ConfirmedOn <= overdue),
            InvoiceAgeing.Warning => query.Where(invoice => invoice.Status != InvoiceStatus.Paid && invoice.ConfirmedOn <= warning && invoice.ConfirmedOn > overdue),
            _ => query.Where(invoice => invoice.Status == InvoiceStatus.Paid || invoice.ConfirmedOn == null || invoice.ConfirmedOn > warning),
        };
    }

    private static IQueryable<Invoice> Sorted(IQueryable<Invoice> query, string column, bool descending, Position? position)
    {
        if (column == "amount")
        {
            if (position is not null)
            {
                query = descending
                    ? query.Where(row => row.AmountFen < position.Value || (row.AmountFen == position.Value && row.Id < position.Id))
                    : query.Where(row => row.AmountFen > position.Value || (row.AmountFen == position.Value && row.Id > position.Id));
            }

            return descending ? query.OrderByDescending(row => row.AmountFen).ThenByDescending(row => row.Id) : query.OrderBy(row => row.AmountFen).ThenBy(row => row.Id);
        }

        // Not yet confirmed counts as the newest.
        var latest = DateOnly.MaxValue;
        if (column == "confirmedOn")
        {
            if (position is { } last)
            {
                var day = DateOnly.FromDayNumber((int)last.Value);
                query = descending
                    ? query.Where(row => (row.ConfirmedOn ?? latest) < day || ((row.ConfirmedOn ?? latest) == day && row.Id < last.Id))
                    : query.Where(row => (row.ConfirmedOn ?? latest) > day || ((row.ConfirmedOn ?? latest) == day && row.Id > last.Id));
            }

            return descending
                ? query.OrderByDescending(row => row.ConfirmedOn ?? latest).ThenByDescending(row => row.Id)
                : query.OrderBy(row => row.ConfirmedOn ?? latest).ThenBy(row => row.Id);
        }

        if (position is not null)
        {
            var day = DateOnly.FromDayNumber((int)position.Value);
            query = descending
                ? query.Where(row => row.IssuedOn < day || (row.IssuedOn == day && row.Id < position.Id))
                : query.Where(row => row.IssuedOn > day || (row.IssuedOn == day && row.Id > position.Id));
        }

        return descending ? query.OrderByDescending(row => row.IssuedOn).ThenByDescending(row => row.Id) : query.OrderBy(row => row.IssuedOn).ThenBy(row => row.Id);
    }

    private static long Value(InvoiceRow row, string column) => column switch
    {
        "amount" => row.AmountFen,
        "confirmedOn" => (row.ConfirmedOn ?? DateOnly.MaxValue).DayNumber,
        _ => row.IssuedOn.DayNumber,
    };

    private sealed record Position(long Value, long Id);
}
