using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;
using PayHall.Tenants;

namespace PayHall.Heating.Bills;

/// <summary>Reads bills with what is owed on them.</summary>
internal sealed class BillReader(HeatingDbContext database, TariffCatalog tariffs, TenantClock clock)
{
    private const int ChunkSize = 500;

    /// <summary>A bill by its number.</summary>
    /// <exception cref="NotFoundException">There is none of that number within the data scope.</exception>
    public async Task<BillView> GetAsync(string number, DateOnly? asOf, CancellationToken cancellationToken)
    {
        if (!BillNumber.TryParse(number, out var season, out var householdId))
            throw new NotFoundException("订单", number);
        var bill = await database.Bills.AsNoTracking().FirstOrDefaultAsync(row => row.HouseholdId == householdId && row.Season == season, cancellationToken)
            ?? throw new NotFoundException("订单", number);
        return (await ViewAsync([bill], asOf ?? clock.Today, cancellationToken))[0];
    }

    /// <summary>All bills of a household, latest season first.</summary>
    public async Task<IReadOnlyList<BillView>> OfHouseholdAsync(long householdId, DateOnly? asOf, CancellationToken cancellationToken)
        => await ViewAsync(
            await database.Bills.AsNoTracking().Where(bill => bill.HouseholdId == householdId).OrderByDescending(bill => bill.Season).ToListAsync(cancellationToken),
            asOf ?? clock.Today, cancellationToken);

    /// <summary>A page of bills, latest first.</summary>
    public async Task<(IReadOnlyList<BillView> Rows, string? Next)> ListAsync(BillFilter filter, ListRequest page, CancellationToken cancellationToken)
    {
        var query = Query(filter);
        if (page.After is not null)
        {
            var before = Cursor.Read<long>(page.After);
            query = query.Where(bill => bill.Id < before);
        }

        var rows = await query.OrderByDescending(bill => bill.Id).Take(page.Limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > page.Limit;
        if (more)
            rows.RemoveAt(page.Limit);
        return (await ViewAsync(rows, clock.Today, cancellationToken), more ? Cursor.Write(rows[^1].Id) : null);
    }

    /// <summary>
    /// All bills that match, latest first, read while they are enumerated: some hundreds at a time, because what is owed on a bill takes
    /// its household and payments too.
    /// </summary>
    public async IAsyncEnumerable<BillView> StreamAsync(BillFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            (var rows, after) = await ListAsync(filter, new ListRequest(ChunkSize, after), cancellationToken);
            foreach (var row in rows)
                yield return row;
        }
        while (after is not null);
    }

    /// <summary>Number and sums of the bills that match.</summary>
    public async Task<BillTotals> TotalsAsync(BillFilter filter, CancellationToken cancellationToken)
    {
        var sums = await Query(filter).GroupBy(bill => 1).Select(group => new
        {
            Count = group.Count(),
            Charge = group.Sum(bill => (long)(object)bill.Charge),
            Principal = group.Sum(bill => (long)(object)bill.PrincipalPaid),
            LateFee = group.Sum(bill => (long)(object)bill.LateFeePaid),
            Discount = group.Sum(bill => (long)(object)bill.DiscountGiven),
        }).FirstOrDefaultAsync(cancellationToken);
        return sums is null
            ? new BillTotals(0, Money.Zero, Money.Zero, Money.Zero)
            : new BillTotals(
                sums.Count, new Money(sums.Charge), new Money(sums.Principal + sums.LateFee), new Money(sums.Charge - sums.Principal - sums.Discount));
    }

    private IQueryable<Bill> Query(BillFilter filter)
    {
        var query = database.Bills.AsNoTracking();
        if (filter.Number is { Length: > 0 })
        {
            query = BillNumber.TryParse(filter.Number, out var season, out var householdId)
                ? query.Where(bill => bill.HouseholdId == householdId && bill.Season == season)
                : query.Where(bill => false);
        }

        if (filter.Account is { Length: > 0 } account)
            query = query.Where(bill => database.Households.Any(household => household.Id == bill.HouseholdId && household.Account == account));
        if (filter.Status is { } status)
            query = query.Where(bill => bill.Status == status);
        if (filter.Season is { } inSeason)
            query = query.Where(bill => bill.Season == inSeason);
        if (filter.Kind is { } kind)
            query = query.Where(bill => bill.OwnerKind == kind);
        if (filter.Community is { Length: > 0 } community)
            query = query.Where(bill => database.Communities.Any(row => row.Id == bill.CommunityId && row.Code == community));
        if (filter.Owner is { Length: > 0 } owner)
        {
            query = query.Where(bill => database.Households.Any(household => household.Id == bill.HouseholdId
                && database.Owners.Any(row => row.Id == household.OwnerId && row.Name.StartsWith(owner))));
        }

        if (filter.Method is not null || filter.PaidFrom is not null || filter.PaidTo is not null)
        {
            var (method, from, to) = (filter.Method, filter.PaidFrom ?? DateOnly.MinValue, filter.PaidTo ?? DateOnly.MaxValue);
            query = query.Where(bill => database.Payments.Any(payment => payment.BillId == bill.Id
                && database.Receipts.Any(receipt => receipt.Id == payment.ReceiptId && receipt.PaidOn >= from && receipt.PaidOn <= to && (method == null || receipt.Method == method))));
        }

        return query;
    }

    private async Task<IReadOnlyList<BillView>> ViewAsync(List<Bill> bills, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (bills.Count == 0)
            return [];
        var householdIds = bills.Select(bill => bill.HouseholdId).Distinct().ToList();
        var households = await (from household in database.Households.AsNoTracking()
                                join owner in database.Owners on household.OwnerId equals owner.Id
                                where householdIds.Contains(household.Id)
                                select new { household.Id, household.Account, household.Address, owner.Name })
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var paidIds = bills.Where(bill => !bill.Paid.IsZero).Select(bill => bill.Id).ToList();
        var payments = paidIds.Count == 0
            ? []
            : await (from payment in database.Payments.AsNoTracking()
                     join receipt in database.Receipts on payment.ReceiptId equals receipt.Id
                     where paidIds.Contains(payment.BillId)
                     orderby receipt.PaidAt
                     select new { payment.BillId, receipt.PaidOn, payment.Principal, payment.LateFee, payment.Discount }).ToListAsync(cancellationToken);
        var byBill = payments.ToLookup(row => row.BillId, row => new PrincipalPayment(row.PaidOn, row.Principal, row.LateFee, row.Discount));
        var connection = database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var views = new List<BillView>(bills.Count);
            foreach (var bill in bills)
            {
                var tariff = await tariffs.VersionAsync(connection, null, bill.TariffVersionId, cancellationToken);
                var household = households[bill.HouseholdId];
                var history = byBill[bill.Id].ToList();
                var (due, failure) = DueOn(tariff, bill, asOf, history);
                views.Add(new BillView
                {
                    Bill = bill,
                    Account = household.Account,
                    Address = household.Address,
                    OwnerName = household.Name,
                    TariffNumber = tariff.Number,
                    TariffVersion = tariff.Version,
                    Definition = tariff.Definition,
                    Payments = history,
                    Due = due,
                    Failure = failure,
                });
            }

            return views;
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A script that fails on one bill is that bill's error and leaves the others of the list alone.</summary>
    private static (AmountDue? Due, TariffCalculationException? Failure) DueOn(TariffCharges tariff, Bill bill, DateOnly asOf, List<PrincipalPayment> history)
    {
        try
        {
            return (tariff.DueOn(bill, asOf, history), null);
        }
        catch (TariffCalculationException failure)
        {
            return (null, failure);
        }
    }
}
