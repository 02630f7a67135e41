using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Tariffs;

/// <summary>Reads tariffs. All may be read that lie within the data scope, and all that a household within it is charged by.</summary>
internal sealed class TariffReader(HeatingDbContext database)
{
    /// <summary>Tariffs by season and number.</summary>
    public async Task<IReadOnlyList<TariffView>> ListAsync(string? name, long? unitId, Season? season, CancellationToken cancellationToken)
    {
        var query = database.Tariffs.AsNoTracking();
        if (name is { Length: > 0 })
            query = query.Where(tariff => tariff.Name.Contains(name) || tariff.Number.StartsWith(name));
        if (unitId is not null)
            query = query.Where(tariff => tariff.UnitId == unitId);
        if (season is { } inSeason)
            query = query.Where(tariff => tariff.Season == inSeason);
        var rows = await (from tariff in query
                          join version in database.TariffVersions on new { tariff.Id, Version = tariff.CurrentVersion } equals new { Id = version.TariffId, version.Version }
                          orderby tariff.Season descending, tariff.Number
                          select new
                          {
                              tariff,
                              version,
                              households = database.Households.Count(household => household.TariffId == tariff.Id),
                          }).ToListAsync(cancellationToken);
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
}
