using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Tariffs;

/// <summary>Reads tariffs. All may be read that lie within the data scope, and all that a household within it is charged by.</summary>
internal sealed class TariffReader(HeatingDbContext database)
{
    /// <summary>Tariffs, latest season first, by number.</summary>
    public Task<IReadOnlyList<TariffView>> ListAsync(string? name, long? unitId, Season? season, CancellationToken cancellationToken)
    {
        var query = Query(season);
        if (name is { Length: > 0 })
            query = query.Where(tariff => tariff.Name.Contains(name) || tariff.Number.StartsWith(name));
        if (unitId is not null)
            query = query.Where(tariff => tariff.UnitId == unitId);
        return ReadAsync(query, int.MaxValue, cancellationToken);
    }

    /// <summary>A page of the tariffs, latest season first, by number.</summary>
    public async Task<(IReadOnlyList<TariffView> Rows, string? Next)> PageAsync(Season? season, ListRequest page, CancellationToken cancellationToken)
    {
        var query = Query(season);
        if (page.After is not null)
        {
            var position = Cursor.Read<Position>(page.After);
            var last = new Season(position.Season);
            // The database compares, by bytes on both engines.
#pragma warning disable CA1309
            query = query.Where(tariff => tariff.Season < last || (tariff.Season == last && string.Compare(tariff.Number, position.Number) > 0));
#pragma warning restore CA1309
        }

        var rows = await ReadAsync(query, page.Limit + 1, cancellationToken);
        if (rows.Count <= page.Limit)
            return (rows, null);
        var shown = rows[page.Limit - 1].Tariff;
        return ([.. rows.Take(page.Limit)], Cursor.Write(new Position(shown.Season.StartYear, shown.Number)));
    }

    private IQueryable<Tariff> Query(Season? season)
    {
        var query = database.Tariffs.AsNoTracking();
        return season is { } inSeason ? query.Where(tariff => tariff.Season == inSeason) : query;
    }

    private async Task<IReadOnlyList<TariffView>> ReadAsync(IQueryable<Tariff> query, int limit, CancellationToken cancellationToken)
    {
        var rows = await (from tariff in query
                          join version in database.TariffVersions on new { tariff.Id, Version = tariff.CurrentVersion } equals new { Id = version.TariffId, version.Version }
                          orderby tariff.Season descending, tariff.Number
                          select new
                          {
                              tariff,
                              version,
                              households = database.Households.Count(household => household.TariffId == tariff.Id),
                          }).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TariffView(row.tariff, row.version, TariffCatalog.ReadDefinition(row.version.Definition), row.households))];
    }

    /// <summary>A tariff with a version of it.</summary>
    /// <param name="number">产品编号.</param>
    /// <param name="versionNumber">The version; null for the current one.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="NotFoundException">There is no such tariff or version.</exception>
    public async Task<TariffView> GetAsync(string number, int? versionNumber, CancellationToken cancellationToken)
    {
        var tariff = await database.Tariffs.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken)
            ?? throw new NotFoundException("产品", number);
        var wanted = versionNumber ?? tariff.CurrentVersion;
        var version = await database.TariffVersions.AsNoTracking().FirstOrDefaultAsync(row => row.TariffId == tariff.Id && row.Version == wanted, cancellationToken)
            ?? throw new NotFoundException("产品", $"{number} v{wanted}");
        var households = await database.Households.CountAsync(row => row.TariffId == tariff.Id, cancellationToken);
        return new TariffView(tariff, version, TariffCatalog.ReadDefinition(version.Definition), households);
    }

    /// <summary>All versions of a tariff, latest first.</summary>
    public async Task<IReadOnlyList<TariffVersion>> VersionsAsync(long tariffId, CancellationToken cancellationToken)
        => await database.TariffVersions.AsNoTracking().Where(row => row.TariffId == tariffId).OrderByDescending(row => row.Version).ToListAsync(cancellationToken);

    private readonly record struct Position(int Season, string Number);
}
