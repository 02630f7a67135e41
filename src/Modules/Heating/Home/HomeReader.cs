using Microsoft.EntityFrameworkCore;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Statistics;
using PayHall.Tenants;

namespace PayHall.Heating.Home;

/// <summary>Reads the figures of the home page within the data scope.</summary>
internal sealed class HomeReader(HeatingDbContext database, CommunityStatistics statistics, TenantClock clock)
{
    private const int ShownDays = 30;
    private const int ShownCommunities = 6;

    /// <summary>The season's figures as of today.</summary>
    public async Task<SeasonFigures> ReadAsync(Season season, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var from = today.AddDays(1 - ShownDays);
        var communities = await statistics.RowsAsync(null, season, null, cancellationToken);
        var everything = await statistics.RowsAsync(null, null, null, cancellationToken);
        var households = await database.Rollups.Where(row => row.Season == season)
            .Join(database.Buildings, row => row.BuildingId, building => building.Id, (row, building) => new { row.Households, building.CommunityId })
            .Join(database.Communities, row => row.CommunityId, community => community.Id, (row, community) => row.Households).SumAsync(cancellationToken);
        var days = await database.Receipts.AsNoTracking().Where(row => row.PaidOn >= from).GroupBy(row => row.PaidOn)
            .Select(group => new { Day = group.Key, Count = group.Count(), Amount = group.Sum(row => (long)(object)row.Amount) }).ToListAsync(cancellationToken);
        var byDay = days.ToDictionary(row => row.Day);
        var receivable = communities.Sum(row => row.ReceivableFen);
        var received = communities.Sum(row => row.ReceivedFen);
        var allArrears = everything.Sum(row => row.Arrears.Fen);
        return new SeasonFigures(
            new Money(receivable),
            new Money(received),
            households,
            new Money(allArrears - receivable + received),
            new Money(byDay.GetValueOrDefault(today)?.Amount ?? 0),
            byDay.GetValueOrDefault(today)?.Count ?? 0,
            await database.Contracts.CountAsync(row => row.Status == ContractStatus.AwaitingApproval, cancellationToken),
            await database.Households.CountAsync(row => row.TariffId == null, cancellationToken),
            [.. Enumerable.Range(0, ShownDays).Select(index => from.AddDays(index)).Select(day => new DayTaking(day, new Money(byDay.GetValueOrDefault(day)?.Amount ?? 0)))],
            [.. communities.OrderByDescending(row => row.Arrears).Take(ShownCommunities)]);
    }
}
