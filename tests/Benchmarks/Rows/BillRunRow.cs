using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Heating.BillRuns;
using PayHall.Heating.Domain.Pricing;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Benchmarks.Rows;

/// <summary>A whole bill run of the product beside one <c>INSERT … SELECT</c> that computes the same charges in SQL.</summary>
internal sealed class BillRunRow(DatabaseProvider provider, int households, double target) : IBenchmarkRow
{
    private const string Tenant = "heat";
    private const int PerBuilding = 100;
    private TestHost host = null!;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"bill run, {(provider == DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL")}, {households:#,##0} households");

    public string Floor => "one `INSERT … SELECT` doing the arithmetic in SQL";

    public Target Target => Target.AtMost(target);

    public async Task PrepareAsync()
    {
        host = await TestHost.StartAsync();
        await host.CreateTenantAsync(Tenant, "heating-company", provider);
        var definition = TariffDefinitionWriter.ToJson(new TariffDefinition
        {
            Name = "居民热费 2026",
            Season = "2026-2027",
            PayFrom = new DateOnly(2026, 9, 15),
            PayBy = new DateOnly(2026, 11, 10),
            ChargedArea = ChargedArea.Heated,
            UnitPrice = 22.5m,
            PriceBasis = PriceBasis.PerSeason,
            Months = 4m,
            LateFee = new LateFeeRule(LateFeeKind.PerDay, 0.0005m, 5, 30m),
            Vacancy = new RateRule(RateKind.Percent, 30m, default),
            LowIncome = new RateRule(RateKind.Percent, 50m, default),
            Discount = new RateRule(RateKind.Percent, 2m, default),
        });
        await WriteAsync((connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
            BillRunEstate.Sql(provider, households, PerBuilding), new { definition }, transaction, commandTimeout: 600)));
    }

    public async Task<Measure> MeasureFloorAsync()
    {
        await CleanAsync();
        // Price 22.50 = 2250 fen per m²; areas are hundredths of m². Half a fen goes up.
        const string Charge = "CASE WHEN h.welfare = 1 THEN (h.heated_area * CAST(1125 AS BIGINT) + 50) / 100 ELSE (h.heated_area * CAST(2250 AS BIGINT) + 50) / 100 END";
        return await Measure.SecondsAsync(() => WriteAsync((connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
            $"""
            INSERT INTO heating_bills (season, created_at, household_id, building_id, community_id, unit_id, tariff_version_id, heated_area,
                floor_area, owner_kind, welfare, vacant, lines, charge, status)
            SELECT 2026, 1, h.id, h.building_id, h.community_id, h.unit_id, 1, h.heated_area, h.floor_area, h.owner_kind, h.welfare, 0,
                CASE WHEN h.welfare = 1 THEN 'welfare:' || {Charge} || ':%E4%BD%8E%E4%BF%9D%E6%88%B7%E7%83%AD%E5%8A%9B%E8%B4%B9' ELSE 'heat' END, {Charge}, 0
            FROM heating_households h WHERE h.tariff_id = 1 ORDER BY h.id
            """,
            transaction: transaction, commandTimeout: 600))));
    }

    public async Task<Measure> MeasureOursAsync()
    {
        await CleanAsync();
        var run = await host.InTenantAsync(Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (transaction, token) => transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
                """
                INSERT INTO heating_bill_runs (season, tariff_id, community_id, job_id, started_by, started_at, scope_units, total, done, billed,
                    amount, skipped, last_household_id) VALUES (2026, NULL, NULL, 0, 'benchmark', 1, NULL, 0, 0, 0, 0, 0, 0) RETURNING id
                """,
                transaction: transaction.Transaction, cancellationToken: token)),
            CancellationToken.None));
        var measure = await Measure.SecondsAsync(() => host.InTenantAsync(Tenant, services => services.GetRequiredService<BillRunEngine>().RunAsync(run, null, CancellationToken.None)));
        var billed = await ReadAsync("SELECT COUNT(*) FROM heating_bills");
        return billed == households ? measure : throw new InvalidOperationException($"The run made {billed} bills.");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task CleanAsync()
    {
        await WriteAsync((connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
            provider == DatabaseProvider.Sqlite
                ? "DELETE FROM heating_bills; DELETE FROM heating_rollups; DELETE FROM heating_bill_run_skips; DELETE FROM heating_bill_runs;"
                : "TRUNCATE heating_bills CASCADE; TRUNCATE heating_rollups; DELETE FROM heating_bill_run_skips; DELETE FROM heating_bill_runs;",
            transaction: transaction, commandTimeout: 600)));
        await ReadAsync(provider == DatabaseProvider.Sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "CHECKPOINT;");
    }

    private Task<long> ReadAsync(string sql) => host.InTenantAsync(Tenant, async services =>
    {
        await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, commandTimeout: 600));
    });

    private Task WriteAsync(Func<System.Data.Common.DbConnection, System.Data.Common.DbTransaction, Task<int>> work)
        => host.InTenantAsync(Tenant, services => services.GetRequiredService<ITenantWriter>().ExecuteAsync(
            (transaction, _) => work(transaction.Connection, transaction.Transaction), CancellationToken.None));
}
