using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Tenants;

namespace PayHall.Settlement.Accounts;

/// <summary>Reads funds accounts and their entries within the data scope (S-07, S-19).</summary>
internal sealed class AccountQueries(SettlementDbContext context, TenantClock clock)
{
    /// <summary>The member with this code.</summary>
    /// <exception cref="NotFoundException">None within the data scope.</exception>
    public async Task<Member> MemberAsync(string code, CancellationToken cancellationToken)
        => await context.Members.AsNoTracking().FirstOrDefaultAsync(member => member.Code == code, cancellationToken) ?? throw new NotFoundException("会员", code);

    /// <summary>A member's funds.</summary>
    public async Task<Funds> FundsAsync(long memberId, CancellationToken cancellationToken)
    {
        var balances = await context.Accounts.AsNoTracking().Where(account => account.MemberId == memberId)
            .Select(account => new { account.Kind, account.BalanceFen }).ToListAsync(cancellationToken);
        var available = new Money(balances.Where(account => account.Kind == AccountKind.Available).Sum(account => account.BalanceFen));
        var frozen = new Money(balances.Where(account => account.Kind == AccountKind.Frozen).Sum(account => account.BalanceFen));
        return new Funds(available, frozen, available + frozen);
    }

    /// <summary>A page of the entries of a member's available account, newest first.</summary>
    public async Task<ListPage<MovementRow>> MovementsAsync(long memberId, MovementFilter filter, int size, string? after, CancellationToken cancellationToken)
    {
        var last = after is null ? long.MaxValue : Cursor.Read<long>(after);
        var rows = await Latest(Rows(memberId, filter).Where(row => row.Entry.Id < last)).Take(size + 1).ToListAsync(cancellationToken);
        var page = rows.Take(size).ToList();
        return new ListPage<MovementRow>(page, rows.Count > size ? Cursor.Write(page[^1].Id) : null);
    }

    /// <summary>All that a filter finds of a member's entries, newest first, read while it is enumerated.</summary>
    public IAsyncEnumerable<MovementRow> StreamMovements(long memberId, MovementFilter filter) => Latest(Rows(memberId, filter)).AsAsyncEnumerable();

    /// <summary>Number of entries, money in and money out of what a filter finds.</summary>
    public async Task<(int Count, Money In, Money Out)> TotalAsync(long memberId, MovementFilter filter, CancellationToken cancellationToken)
    {
        var total = await Rows(memberId, filter).GroupBy(_ => 1)
            .Select(group => new
            {
                Count = group.Count(),
                In = group.Sum(row => row.Entry.AmountFen > 0 ? row.Entry.AmountFen : 0),
                Out = group.Sum(row => row.Entry.AmountFen < 0 ? row.Entry.AmountFen : 0),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return (total?.Count ?? 0, new Money(total?.In ?? 0), new Money(total?.Out ?? 0));
    }

    /// <summary>Money in, money out and closing balance of each of the last days, oldest first.</summary>
    public async Task<IReadOnlyList<DailyFlow>> FlowAsync(long memberId, int days, CancellationToken cancellationToken)
    {
        var first = clock.Today.AddDays(1 - days);
        var since = clock.StartOfDay(first);
        var entries = await (
            from account in context.Accounts
            where account.MemberId == memberId && account.Kind == AccountKind.Available
            join entry in context.Entries on account.Id equals entry.AccountId
            join journal in context.Journals on entry.JournalId equals journal.Id
            where journal.PostedAt >= since
            select new { journal.PostedAt, entry.AmountFen }).ToListAsync(cancellationToken);
        var balance = (await FundsAsync(memberId, cancellationToken)).Available;
        var byDay = entries.ToLookup(entry => clock.LocalDate(entry.PostedAt), entry => new Money(entry.AmountFen));
        var flows = new List<DailyFlow>(days);
        for (var day = clock.Today; day >= first; day = day.AddDays(-1))
        {
            var income = byDay[day].Where(amount => amount.IsPositive).Aggregate(Money.Zero, (sum, amount) => sum + amount);
            var outgo = byDay[day].Where(amount => amount.IsNegative).Aggregate(Money.Zero, (sum, amount) => sum - amount);
            flows.Add(new DailyFlow(day, income, outgo, balance));
            balance = balance - income + outgo;
        }

        flows.Reverse();
        return flows;
    }

    private static IQueryable<MovementRow> Latest(IQueryable<Movement> movements)
        => movements.OrderByDescending(row => row.Entry.Id).Select(row => new MovementRow(
            row.Entry.Id, row.Journal.PostedAt, row.Entry.AmountFen, row.Entry.BalanceFen, row.Journal.Kind, row.Journal.Document, row.Journal.Description, row.Counterparty.Name, row.Journal.Id));

    private IQueryable<Movement> Rows(long memberId, MovementFilter filter)
    {
        var query =
            from account in context.Accounts.AsNoTracking()
            where account.MemberId == memberId && account.Kind == AccountKind.Available
            join entry in context.Entries on account.Id equals entry.AccountId
            join journal in context.Journals on entry.JournalId equals journal.Id
            join counterparty in context.AccountNames on entry.CounterpartyId equals counterparty.Id
            select new Movement { Entry = entry, Journal = journal, Counterparty = counterparty };
        if (filter.Kind is { } kind)
            query = query.Where(row => row.Journal.Kind == kind);
        if (filter.Document is { Length: > 0 } document)
            query = query.Where(row => row.Journal.Document.Contains(document));
        if (filter.Counterparty is { Length: > 0 } name)
            query = query.Where(row => row.Counterparty.Name.Contains(name));
        if (filter.From is { } from)
        {
            var start = clock.StartOfDay(from);
            query = query.Where(row => row.Journal.PostedAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = clock.StartOfDay(to.AddDays(1));
            query = query.Where(row => row.Journal.PostedAt < end);
        }

        return filter.Incoming switch
        {
            true => query.Where(row => row.Entry.AmountFen > 0),
            false => query.Where(row => row.Entry.AmountFen < 0),
            null => query,
        };
    }

    private sealed class Movement
    {
        public required Entry Entry { get; init; }

        public required Journal Journal { get; init; }

        public required AccountName Counterparty { get; init; }
    }
}
