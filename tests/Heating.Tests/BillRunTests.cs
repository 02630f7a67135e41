using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Heating.BillRuns;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Heating.Tests;

/// <summary>Bill runs over the API (H-15): repeated, at once, stopped in the middle – one bill per household and season.</summary>
public sealed class BillRunTests(HeatingHost host) : IClassFixture<HeatingHost>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_run_bills_whoever_is_signed_and_says_why_it_skipped_the_others(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        var earlier = company.Definition();
        earlier["season"] = company.Season.Previous.ToString();
        (await company.PutAsync("tariffs/OLD", earlier)).Ok();
        var failing = company.Definition();
        failing["script"] = "line('heat', '热力费', 99 - chargedArea);"; // Prices 98.60 m², not the household's 100.
        (await company.PutAsync("tariffs/BAD", failing)).Ok();
        await company.PutHouseholdAsync("signed");
        await company.PutHouseholdAsync("unsigned", tariff: null);
        await company.PutHouseholdAsync("old", tariff: "OLD");
        await company.PutHouseholdAsync("bad", tariff: "BAD");

        var started = await company.PostAsync("bill-runs", new { season = company.Season.ToString() });
        started.Status.ShouldBe(HttpStatusCode.Accepted);
        var run = await company.RunEndAsync(started["id"].GetInt64());

        run.Text("status").ShouldBe("Succeeded");
        (run["done"].GetInt32(), run["total"].GetInt32(), run["billed"].GetInt32()).ShouldBe((4, 4, 1));
        var skipped = run["skipped"].EnumerateArray().ToDictionary(row => row.GetProperty("account").GetString()!, row => (row.GetProperty("code").GetString(), row.GetProperty("reason").GetString()!));
        skipped.Keys.Order(StringComparer.Ordinal).ShouldBe(["bad", "old", "unsigned"]);
        (skipped["unsigned"].Item1, skipped["old"].Item1, skipped["bad"].Item1).ShouldBe(("NoContract", "OtherSeason", "PricingFailed"));
        skipped["bad"].Item2.ShouldContain("第 1 行第 1 列");
        (await company.GetAsync("bills")).Ok().Items.Single().GetProperty("account").GetString().ShouldBe("signed");
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_run_repeated_makes_no_second_bill(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.WithBillsAsync(3);
        var again = await company.BillAsync();
        (again["done"].GetInt32(), again["billed"].GetInt32()).ShouldBe((3, 0));
        again["skipped"].EnumerateArray().Select(row => row.GetProperty("code").GetString()).ShouldBe(["AlreadyBilled", "AlreadyBilled", "AlreadyBilled"]);
        (await company.GetAsync("bills")).Ok().Items.Count.ShouldBe(3);
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_run_can_be_narrowed_to_a_tariff_or_a_community(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutTariffAsync("T2");
        (await company.PutAsync("communities/C2", new { name = "和平里" })).Ok();
        await company.PutHouseholdAsync("1");
        await company.PutHouseholdAsync("2", tariff: "T2");
        await company.PutHouseholdAsync("3", community: "C2");
        (await company.BillAsync(tariff: "T2"))["billed"].GetInt32().ShouldBe(1);
        (await company.BillAsync(community: "C2"))["billed"].GetInt32().ShouldBe(1);
        (await company.GetAsync("bills")).Ok().Items.Select(bill => bill.GetProperty("account").GetString()).ShouldBe(["3", "2"]);
        (await company.BillAsync())["billed"].GetInt32().ShouldBe(1);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_start_repeated_under_its_key_is_one_run(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        var season = company.Season.ToString();
        var starts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => company.PostAsync("bill-runs", new { season }, "run-1")));
        starts.Select(start => start.Ok()["id"].GetInt64()).Distinct().Count().ShouldBe(1);
        (await company.PostAsync("bill-runs", new { season, tariff = HeatingCompany.Tariff }, "run-1")).Refuses(HttpStatusCode.Conflict, "IdempotencyConflict");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_wrong_start_names_every_field_and_starts_nothing(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        (await company.PostAsync("bill-runs", new { season = "2026", tariff = "none", community = "none", colour = 1 })).Names("season", "tariff", "community", "colour");
        (await company.PostAsync("bill-runs", "{}")).Names("season");
        (await company.PostAsync("bill-runs", new { season = "2026-2027", tariff = 5 })).Names("tariff");
        (await company.GetAsync("bill-runs/1")).Refuses(HttpStatusCode.NotFound);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM platform_jobs")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_runs_at_once_make_one_bill_per_household(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("first");
        await CopyHouseholdAsync(company, 3000);
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => company.PostAsync("bill-runs", new { season = company.Season.ToString() })));
        // One process does its jobs in turn; two processes on one PostgreSQL don't, which the engine run beside the jobs stands for.
        var beside = runs.Select(run => company.Host.InTenantAsync(company.Tenant, async services =>
        {
            try
            {
                await services.GetRequiredService<BillRuns.BillRunEngine>().RunAsync(run["id"].GetInt64(), null, CancellationToken.None);
            }
            catch (BillRuns.BillRunTakenOverException)
            {
                // The job was faster.
            }
        }));
        await Task.WhenAll(beside);
        var ends = await Task.WhenAll(runs.Select(run => company.RunEndAsync(run["id"].GetInt64())));
        ends.Sum(run => run["billed"].GetInt32()).ShouldBe(3001);
        (await company.SqlAsync<long>("SELECT COUNT(*) FROM heating_bills")).ShouldBe(3001);
        (await company.SqlAsync<long>("SELECT COUNT(DISTINCT household_id) FROM heating_bills")).ShouldBe(3001);
        await company.RollupsShouldAgreeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_small_run_reports_its_progress_from_the_start_to_the_end(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("first");
        await CopyHouseholdAsync(company, 249);
        var id = await company.SqlAsync<long>(
            """
            INSERT INTO heating_bill_runs (season, job_id, started_by, started_at, total, done, billed, amount, skipped, last_household_id)
            VALUES (@StartYear, 0, 'x', 0, 0, 0, 0, 0, 0, 0) RETURNING id
            """,
            new { company.Season.StartYear });
        var reports = new List<(long Done, long Total)>();
        await company.Host.InTenantAsync(company.Tenant, services => services.GetRequiredService<BillRunEngine>().RunAsync(
            id,
            async (done, total) => reports.Add((done, total == await company.SqlAsync<long>("SELECT total FROM heating_bill_runs") ? total : -1)),
            CancellationToken.None));
        reports.ShouldBe([(0, 250), (100, 250), (200, 250), (250, 250)]);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(3_000, 150)]
    [InlineData(1_000_000, 20_000)]
    public void A_run_goes_in_some_twenty_steps_or_in_large_ones(int households, int size) => BillChunk.SizeFor(households).ShouldBe(size);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_bill_that_its_discount_pays_in_full_is_paid_from_the_start(DatabaseProvider database)
    {
        var company = await host.NewAsync(database);
        foreach (var (number, percent) in new[] { ("FULL", "100"), ("PART", "99") })
        {
            var definition = company.Definition();
            definition["discount"] = new JsonObject { ["kind"] = "Percent", ["value"] = percent, ["from"] = HeatingCompany.Text(company.Today.AddDays(-1)), ["to"] = HeatingCompany.Text(company.Today) };
            (await company.PutAsync("tariffs/" + number, definition)).Ok();
            await company.PutHouseholdAsync(number, tariff: number);
        }

        await company.PutTariffAsync("LATER");
        await company.PutHouseholdAsync("LATER", tariff: "LATER");
        await company.BillAsync();
        var full = (await company.GetAsync("bills?account=FULL")).Ok().Items.Single();
        (full.GetProperty("status").GetString(), full.GetProperty("due").GetString(), full.GetProperty("charge").GetString(), full.GetProperty("paid").GetString())
            .ShouldBe(("Paid", "0.00", "2400.00", "0.00"));
        full.GetProperty("lines").EnumerateArray().Select(line => (line.GetProperty("code").GetString(), line.GetProperty("amount").GetString()))
            .ShouldBe([("heat", "2400.00"), ("discount", "-2400.00")]);
        (await company.GetAsync("bills?account=PART")).Ok().Items.Single().GetProperty("due").GetString().ShouldBe("24.00");
        (await company.GetAsync("bills?status=Unpaid")).Ok().Items.Count.ShouldBe(2);
        await company.RollupsShouldAgreeAsync();
        (await company.GetAsync("statistics/communities")).Ok().Items.Single().GetProperty("arrears").GetString().ShouldBe("4800.00");
        (await company.PayAsync(full.GetProperty("number").GetString()!, "1.00")).Refuses(HttpStatusCode.Conflict, "BillNotPayable");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_run_whose_host_is_stopped_in_the_middle_goes_on_in_the_next_one(DatabaseProvider database)
    {
        var folder = Directory.CreateTempSubdirectory("payhall-resume-").FullName;
        var first = await HeatingHost.StartAsync(folder);
        await first.CreateTenantAsync("resume", "heating-test", database);
        var company = await HeatingCompany.OpenAsync(first, "resume");
        await company.PutTariffAsync();
        await company.PutHouseholdAsync("first");
        const int Households = 45_000;
        await CopyHouseholdAsync(company, Households - 1);
        await using var watch = await OpenBesideAsync(company, database);
        var id = (await company.PostAsync("bill-runs", new { season = company.Season.ToString() })).Ok()["id"].GetInt64();

        // As soon as a chunk is written, hold up the next one, so that the host is asked to stop while the run is at it.
        var held = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var holding = HoldAfterFirstChunkAsync(company, id, held, release.Task);
        await held.Task;
        var stopping = first.StopAsync();
        await Task.Delay(300);
        release.SetResult();
        await holding;
        await stopping;
        var done = await watch.ExecuteScalarAsync<int>("SELECT done FROM heating_bill_runs");
        done.ShouldBeInRange(1, Households - 1);
        (await watch.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM heating_bills")).ShouldBe(done);
        (await watch.ExecuteScalarAsync<string>("SELECT status FROM platform_jobs")).ShouldBe("Queued");

        await using (var second = await HeatingHost.StartAsync(folder, first.Clock))
        {
            var again = await HeatingCompany.OpenAsync(second, "resume");
            var run = await again.RunEndAsync(id);
            run.Text("status").ShouldBe("Succeeded");
            (run["done"].GetInt32(), run["total"].GetInt32(), run["billed"].GetInt32()).ShouldBe((Households, Households, Households));
            run.Text("amount").ShouldBe($"{Households * 2400L}.00");
            (await again.SqlAsync<long>("SELECT COUNT(DISTINCT household_id) FROM heating_bills")).ShouldBe(Households);
            (await again.SqlAsync<long>("SELECT COUNT(*) FROM heating_bills")).ShouldBe(Households);
            (await again.GetAsync("statistics/communities")).Ok().Items.Single().GetProperty("receivable").GetString().ShouldBe($"{Households * 2400L}.00");
            await again.RollupsShouldAgreeAsync();
        }

        if (watch is SqliteConnection file)
        {
            await file.CloseAsync();
            SqliteConnection.ClearPool(file);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Fills the estate with copies of the one household there is.</summary>
    private static Task CopyHouseholdAsync(HeatingCompany company, int count)
        => company.SqlAsync<int>(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
            INSERT INTO heating_households (account, unit_id, community_id, building_id, building_unit_id, room, address, heated_area, floor_area, owner_id, owner_kind, welfare, tariff_id)
            SELECT 'copy-' || n.i, unit_id, community_id, building_id, building_unit_id, 'r' || n.i, address, heated_area, floor_area, owner_id, owner_kind, welfare, tariff_id
            FROM heating_households, n
            """,
            new { count });

    /// <summary>A connection that outlives the host.</summary>
    private static async Task<DbConnection> OpenBesideAsync(HeatingCompany company, DatabaseProvider database)
    {
        var (connectionString, schema) = await company.Host.InTenantAsync(company.Tenant, async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return database == DatabaseProvider.Sqlite
                ? (connection.ConnectionString, "")
                : ((await PostgreSqlServer.GetAsync()).ConnectionString, (await connection.ExecuteScalarAsync<string>("SELECT current_schema()"))!);
        });
        DbConnection beside = database == DatabaseProvider.Sqlite ? new SqliteConnection(connectionString) : new Npgsql.NpgsqlConnection(connectionString);
        await beside.OpenAsync();
        if (schema.Length > 0)
            await beside.ExecuteAsync($"SET search_path TO {schema}");
        return beside;
    }

    /// <summary>Keeps the writer (SQLite) or the run's row (PostgreSQL) from when the first chunk is written until the release.</summary>
    private static Task HoldAfterFirstChunkAsync(HeatingCompany company, long run, TaskCompletionSource held, Task release)
        => company.Host.InTenantAsync(company.Tenant, async services =>
        {
            async Task<bool> TryAsync(WriteTransaction transaction, CancellationToken cancellationToken)
            {
                var done = await transaction.Connection.ExecuteScalarAsync<int>(
                    "UPDATE heating_bill_runs SET started_by = started_by WHERE id = @run RETURNING done", new { run }, transaction.Transaction);
                if (done == 0)
                    return false;
                held.SetResult();
                await release;
                return true;
            }

            var writer = services.GetRequiredService<ITenantWriter>();
            while (!await writer.ExecuteAsync(TryAsync, CancellationToken.None))
                await Task.Delay(1);
        });
}
