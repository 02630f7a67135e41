using System.Globalization;
using PayHall.Data;
using PayHall.Heating.BillRuns;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;
using PayHall.Tenants;

namespace PayHall.Heating.Demo;

/// <summary>Plays a season of the demo: tariffs, contracts, the bill run and payments over its days.</summary>
internal sealed class DemoSeason(ITenantWriter writer, SaveTariff tariffs, BillRunEngine engine, DemoPayments payments, TenantClock clock)
{
    /// <summary>Plays the season in some communities.</summary>
    /// <param name="season">The season.</param>
    /// <param name="communities">The communities that are heated in it.</param>
    /// <param name="paidShare">Share of households that have paid in full by today.</param>
    /// <param name="cashiers">Sign-in names of cashiers.</param>
    /// <param name="random">Source of chance.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task PlayAsync(
        Season season, IReadOnlyList<DemoCommunity> communities, double paidShare, IReadOnlyList<string> cashiers, Random random, CancellationToken cancellationToken)
    {
        var year = season.StartYear;
        await tariffs.HandleAsync($"JM-{year}", Residents(season), null, null, cancellationToken);
        await tariffs.HandleAsync($"GJ-{year}", Bodies(season), null, null, cancellationToken);
        var current = season == Season.At(clock.Today);
        var runId = await writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                await SignAsync(transaction, season, communities, leaveSome: current, stop);
                return await transaction.ScalarAsync<long>(
                    """
                    INSERT INTO heating_bill_runs (season, tariff_id, community_id, job_id, started_by, started_at, scope_units, total, done, billed, amount,
                        skipped, last_household_id)
                    VALUES (@year, NULL, NULL, 0, '周海涛', @at, NULL, 0, 0, 0, 0, 0, 0) RETURNING id
                    """,
                    new { year, at = InstantConverter.ToMicroseconds(clock.StartOfDay(new DateOnly(year, 9, 10)).AddHours(9)) }, stop);
            },
            cancellationToken);
        await engine.RunAsync(runId, null, cancellationToken);
        await payments.PayAsync(season, paidShare, cashiers, random, cancellationToken);
    }

    private async Task SignAsync(WriteTransaction transaction, Season season, IReadOnlyList<DemoCommunity> communities, bool leaveSome, CancellationToken cancellationToken)
    {
        var year = season.StartYear.ToString(CultureInfo.InvariantCulture);
        var codes = string.Join(',', communities.Select(community => $"'{community.Code}'"));
        var where = $"h.community_id IN (SELECT id FROM heating_communities WHERE code IN ({codes}))" + (leaveSome ? " AND h.id % 151 <> 7" : "");
        var now = InstantConverter.ToMicroseconds(clock.StartOfDay(new DateOnly(season.StartYear, 8, 20)).AddHours(10));
        await transaction.ExecuteAsync(
            $"UPDATE heating_contracts SET status = 3 WHERE status = 1 AND household_id IN (SELECT h.id FROM heating_households h WHERE {where})", null, cancellationToken);
        foreach (var (kind, number) in ((OwnerKind, string)[])[(OwnerKind.Private, "JM-" + year), (OwnerKind.Public, "GJ-" + year)])
        {
            var values = new { number, kind = (int)kind, now };
            await transaction.ExecuteAsync(
                $"""
                INSERT INTO heating_contracts (household_id, tariff_id, unit_id, status, proposed_by_id, proposed_by, proposed_at, decided_by, decided_at, opinion)
                SELECT h.id, t.id, h.unit_id, 1, 'demo', '孙丽华', @now, '周海涛', @now, '' FROM heating_households h JOIN heating_tariffs t ON t.number = @number
                WHERE h.owner_kind = @kind AND {where}
                """,
                values, cancellationToken);
            await transaction.ExecuteAsync(
                $"""
                UPDATE heating_households AS h SET tariff_id = (SELECT id FROM heating_tariffs WHERE number = @number) WHERE h.owner_kind = @kind AND {where}
                """,
                values, cancellationToken);
            if (!leaveSome)
                continue;
            await transaction.ExecuteAsync(
                """
                INSERT INTO heating_contracts (household_id, tariff_id, unit_id, status, proposed_by_id, proposed_by, proposed_at, opinion)
                SELECT h.id, t.id, h.unit_id, 0, 'demo', '孙丽华', @now, '' FROM heating_households h JOIN heating_tariffs t ON t.number = @number
                WHERE h.owner_kind = @kind AND h.id % 151 = 7 AND h.id % 2 = 0
                """,
                new { number, kind = (int)kind, now = InstantConverter.ToMicroseconds(clock.UtcNow.AddDays(-2)) }, cancellationToken);
        }
    }

    private static TariffDefinition Residents(Season season) => new()
    {
        Name = $"居民热费 {season.StartYear}",
        Season = season.ToString(),
        PayFrom = new DateOnly(season.StartYear, 9, 15),
        PayBy = new DateOnly(season.StartYear, 11, 10),
        ChargedArea = ChargedArea.Heated,
        UnitPrice = 22.50m,
        PriceBasis = PriceBasis.PerSeason,
        Months = 4m,
        LateFee = new LateFeeRule(LateFeeKind.PerDay, 0.0005m, 5, 30m),
        Vacancy = new RateRule(RateKind.Percent, 30m, new DateWindow(new DateOnly(season.StartYear, 9, 15), new DateOnly(season.StartYear, 10, 31))),
        LowIncome = new RateRule(RateKind.Percent, 50m, new DateWindow(new DateOnly(season.StartYear, 9, 15), new DateOnly(season.StartYear + 1, 3, 15))),
        SpecialReview = new RateRule(RateKind.Fixed, 2.00m, new DateWindow(new DateOnly(season.StartYear, 9, 15), new DateOnly(season.StartYear + 1, 3, 15))),
        Discount = new RateRule(RateKind.Percent, 2m, new DateWindow(new DateOnly(season.StartYear, 9, 15), new DateOnly(season.StartYear, 10, 15))),
    };

    private static TariffDefinition Bodies(Season season) => new()
    {
        Name = $"公建热费 {season.StartYear}",
        Season = season.ToString(),
        PayFrom = new DateOnly(season.StartYear, 9, 15),
        PayBy = new DateOnly(season.StartYear, 11, 30),
        ChargedArea = ChargedArea.Floor,
        UnitPrice = 7.60m,
        PriceBasis = PriceBasis.PerMonth,
        Months = 4m,
        LateFee = new LateFeeRule(LateFeeKind.PerDay, 0.001m, 10, 100m),
    };
}
