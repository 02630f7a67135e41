using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Households;

/// <summary>Reads households.</summary>
internal sealed class HouseholdReader(HeatingDbContext database)
{
    /// <summary>A household by its account.</summary>
    /// <exception cref="NotFoundException">There is none within the data scope.</exception>
    public async Task<HouseholdView> GetAsync(string account, CancellationToken cancellationToken)
        => await View(database.Households.Where(row => row.Account == account)).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("户室", account);

    /// <summary>A page of households in the order of their ids.</summary>
    public async Task<(IReadOnlyList<HouseholdView> Rows, string? Next)> ListAsync(HouseholdFilter filter, ListRequest page, CancellationToken cancellationToken)
    {
        var query = Query(filter);
        if (page.After is not null)
        {
            var after = Cursor.Read<long>(page.After);
            query = query.Where(row => row.Id > after);
        }

        var rows = await View(query.OrderBy(row => row.Id).Take(page.Limit + 1)).ToListAsync(cancellationToken);
        rows = [.. rows.OrderBy(row => row.Household.Id)];
        var more = rows.Count > page.Limit;
        if (more)
            rows.RemoveAt(page.Limit);
        return (rows, more ? Cursor.Write(rows[^1].Household.Id) : null);
    }

    /// <summary>The household's owners, the present one first.</summary>
    public async Task<IReadOnlyList<OwnershipView>> OwnersAsync(long householdId, CancellationToken cancellationToken)
        => await (from row in database.Ownerships.AsNoTracking()
                  join owner in database.Owners on row.OwnerId equals owner.Id
                  where row.HouseholdId == householdId
                  orderby row.Id descending
                  select new OwnershipView(owner.Name, row.From, row.Until)).ToListAsync(cancellationToken);

    /// <summary>How many households match.</summary>
    public Task<int> CountAsync(HouseholdFilter filter, CancellationToken cancellationToken) => Query(filter).CountAsync(cancellationToken);

    private IQueryable<Household> Query(HouseholdFilter filter)
    {
        var query = database.Households.AsNoTracking();
        if (filter.Account is { Length: > 0 } account)
            query = query.Where(row => row.Account.StartsWith(account));
        if (filter.Owner is { Length: > 0 } owner)
            query = query.Where(row => database.Owners.Any(person => person.Id == row.OwnerId && (person.Name.StartsWith(owner) || person.Phone == owner)));
        if (filter.Address is { Length: > 0 } address)
            query = query.Where(row => row.Address.Contains(address));
        if (filter.CommunityId is { } community)
            query = query.Where(row => row.CommunityId == community);
        if (filter.BuildingId is { } building)
            query = query.Where(row => row.BuildingId == building);
        if (filter.BuildingUnitId is { } unit)
            query = query.Where(row => row.BuildingUnitId == unit);
        if (filter.OwnerId is { } ownerId)
            query = query.Where(row => row.OwnerId == ownerId);
        if (filter.TariffId is { } tariff)
            query = query.Where(row => row.TariffId == tariff);
        if (filter.Unsigned)
        {
            query = query.Where(row => row.TariffId == null
                && !database.Contracts.Any(contract => contract.HouseholdId == row.Id && contract.Status == ContractStatus.AwaitingApproval));
        }

        return query;
    }

    private IQueryable<HouseholdView> View(IQueryable<Household> query)
        => from row in query.AsNoTracking()
           join owner in database.Owners on row.OwnerId equals owner.Id
           join community in database.Communities on row.CommunityId equals community.Id
           join building in database.Buildings on row.BuildingId equals building.Id
           join unit in database.BuildingUnits on row.BuildingUnitId equals unit.Id
           join tariff in database.Tariffs on row.TariffId equals (long?)tariff.Id into tariffs
           from tariff in tariffs.DefaultIfEmpty()
           select new HouseholdView
           {
               Household = row,
               Owner = owner,
               CommunityCode = community.Code,
               Community = community.Name,
               Building = building.Name,
               Unit = unit.Name,
               TariffNumber = tariff.Number,
               TariffName = tariff.Name,
               TariffVersion = tariff == null ? null : tariff.CurrentVersion,
           };
}
