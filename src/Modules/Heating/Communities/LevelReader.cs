using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Communities;

/// <summary>Reads communities, buildings and units within the data scope.</summary>
internal sealed class LevelReader(HeatingDbContext database)
{
    /// <summary>Rows that a list shows at most; the estate of a company has hundreds of communities.</summary>
    public const int MaxRows = 500;

    /// <summary>Communities by code.</summary>
    public async Task<IReadOnlyList<CommunityView>> CommunitiesAsync(string? name, CancellationToken cancellationToken)
    {
        var query = database.Communities.AsNoTracking();
        if (name is { Length: > 0 })
            query = query.Where(row => row.Name.Contains(name) || row.Code.StartsWith(name));
        return await query.OrderBy(row => row.Code).Take(MaxRows).Select(row => new CommunityView(
            row,
            database.Buildings.Count(building => building.CommunityId == row.Id),
            database.Buildings.Where(building => building.CommunityId == row.Id).Sum(building => building.Households))).ToListAsync(cancellationToken);
    }

    /// <summary>A community.</summary>
    /// <exception cref="NotFoundException">There is none of that code within the data scope.</exception>
    public async Task<Community> CommunityAsync(string code, CancellationToken cancellationToken)
        => await database.Communities.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken) ?? throw new NotFoundException("小区", code);

    /// <summary>Buildings of a community, or of all.</summary>
    public async Task<IReadOnlyList<BuildingView>> BuildingsAsync(long? communityId, string? name, CancellationToken cancellationToken)
    {
        var query = from building in database.Buildings.AsNoTracking()
                    join community in database.Communities on building.CommunityId equals community.Id
                    where communityId == null || community.Id == communityId
                    where name == null || name == "" || building.Name == name || community.Name.Contains(name)
                    orderby community.Code, building.Name.Length, building.Name
                    select new BuildingView(building, community, database.BuildingUnits.Count(unit => unit.BuildingId == building.Id));
        return await query.Take(MaxRows).ToListAsync(cancellationToken);
    }

    /// <summary>Units of a building, or of all.</summary>
    public async Task<IReadOnlyList<UnitView>> UnitsAsync(long? buildingId, string? name, CancellationToken cancellationToken)
    {
        var query = from unit in database.BuildingUnits.AsNoTracking()
                    join building in database.Buildings on unit.BuildingId equals building.Id
                    join community in database.Communities on building.CommunityId equals community.Id
                    where buildingId == null || building.Id == buildingId
                    where name == null || name == "" || community.Name.Contains(name)
                    orderby community.Code, building.Name.Length, building.Name, unit.Name.Length, unit.Name
                    select new UnitView(unit, building, community, database.Households.Count(household => household.BuildingUnitId == unit.Id));
        return await query.Take(MaxRows).ToListAsync(cancellationToken);
    }
}
