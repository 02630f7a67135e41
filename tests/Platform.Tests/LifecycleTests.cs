using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Background;
using PayHall.Platform.Data;
using PayHall.Platform.Hosting;
using PayHall.Platform.Recipes;
using PayHall.Platform.Tenants;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Tenants start, reload, stop, break and go to sleep without a request being lost (P-01, P-03, P-04).</summary>
public sealed class LifecycleTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Reloading_under_load_loses_no_request(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        using var done = new CancellationTokenSource();
        var failures = 0;
        var answers = 0;
        var clients = Enumerable.Range(0, 8).Select(async _ =>
        {
            using var client = host.CreateClient("one");
            while (!done.IsCancellationRequested)
            {
                using var answer = await client.GetAsync("probe/slow", CancellationToken.None);
                if (answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadAsStringAsync() == "one")
                    Interlocked.Increment(ref answers);
                else
                    Interlocked.Increment(ref failures);
            }
        }).ToList();
        for (var reload = 0; reload < 15 || Volatile.Read(ref answers) < 50; reload++)
        {
            await Task.Delay(60);
            await host.Tenants.ReloadAsync("one");
        }

        await done.CancelAsync();
        await Task.WhenAll(clients);
        failures.ShouldBe(0);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_new_tenant_and_a_new_module_start_without_an_error_in_the_log(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartAsync();
        using var log = new ErrorLog();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await host.CreateTenantAsync("one", "daily", database);
        await host.Tenants.ChangeAsync("one", settings => settings with { Features = [.. settings.Features, "Identity"] });
        using var client = host.CreateClient("one");
        (await client.GetStringAsync("probe/name")).ShouldBe("one");
        log.Entries.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_that_can_not_start_says_why_and_the_others_run_on(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "good", "bad");
        await host.Tenants.ChangeAsync("bad", settings => settings with { Features = ["Probe", "NoSuchFeature"] });
        using var client = host.CreateClient();

        (await client.GetAsync("bad/probe/name")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetStringAsync("good/probe/name")).ShouldBe("good");
        host.Tenants.List().Single(tenant => tenant.Name == "bad").Fault.ShouldNotBeNull().ShouldContain("NoSuchFeature");

        await host.Tenants.ChangeAsync("bad", settings => settings with { Features = ["Probe"] });
        (await client.GetStringAsync("bad/probe/name")).ShouldBe("bad");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_whose_migration_fails_answers_503_until_it_is_repaired_and_the_others_run_on(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "good", "bad");
        await host.Tenants.ChangeAsync("bad", settings => settings with { Features = ["Probe", "Probe.Fragile"] });
        using var client = host.CreateClient();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            (await client.GetAsync("bad/probe/name")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await client.GetStringAsync("good/probe/name")).ShouldBe("good");
        }

        host.Tenants.List().Single(tenant => tenant.Name == "bad").Fault.ShouldNotBeNull().ShouldContain("probe_repairs");
        await using (var data = host.Services.GetRequiredService<TenantDatabases>().Open(host.Tenants.Find("bad")!.Settings))
        await using (var connection = await data.OpenAsync(CancellationToken.None))
            await connection.ExecuteAsync("CREATE TABLE probe_repairs (text TEXT NOT NULL); INSERT INTO probe_repairs VALUES ('repaired')");

        // What failed is not tried again with every request, but soon.
        host.Clock.Advance(TimeSpan.FromSeconds(4));
        (await client.GetStringAsync("bad/probe/notes")).ShouldBe("""["first","repaired"]""");
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        var tenant = host.Tenants.Find("one")!;

        // While the tenant starts, each change waits to retire the shell.
        await tenant.RetireAsync();
        var start = tenant.LeaseAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => host.Tenants.ChangeAsync("one", settings => settings with { DisplayName = settings.DisplayName + "x" })));
        await (await start).DisposeAsync();
        tenant.Settings.DisplayName.ShouldEndWith(new string('x', 12));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_start_that_fails_is_one_kind_of_error_that_names_the_tenant_and_the_step(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        var migration = await Should.ThrowAsync<TenantException>(() => host.Tenants.ReplaceAsync("one", settings => settings with { Features = ["Probe", "Probe.Fragile"] }));
        migration.Message.ShouldStartWith("Tenant one can't be started: migrating its database failed: ");
        migration.InnerException.ShouldNotBeNull();
        (await Should.ThrowAsync<TenantException>(() => host.Tenants.ReplaceAsync("one", settings => settings with { Features = ["Nothing"] })))
            .Message.ShouldStartWith("Tenant one can't be started: choosing its features failed: ");
        (await Should.ThrowAsync<TenantException>(() => host.Tenants.ReplaceAsync("one", settings => settings with { Features = ["Probe", "Probe.Broken"] })))
            .Message.ShouldStartWith("Tenant one can't be started: configuring its services failed: ");
        using var client = host.CreateClient("one");
        (await client.GetStringAsync("probe/name")).ShouldBe("one");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_knows_of_no_other(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one", "two");
        (await host.InTenantAsync("one", services => Task.FromResult(services.GetService<ITenantDirectory>()))).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_of_whoever_starts_a_tenant_flows_into_it()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        await host.Tenants.ReloadAsync("one");
        ProbeAmbient.Current.Value = "a request of somebody";
        (await host.InTenantAsync("one", services => Task.FromResult(services.GetRequiredService<ProbeAmbient>().Seen))).ShouldBeNull();
    }

    [Fact]
    public async Task A_stopped_tenant_serves_nothing_until_it_is_started()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        await host.Tenants.ChangeAsync("one", settings => settings with { State = TenantState.Stopped });
        (await client.GetAsync("probe/name")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await host.Tenants.ChangeAsync("one", settings => settings with { State = TenantState.Running });
        (await client.GetStringAsync("probe/name")).ShouldBe("one");
    }

    [Fact]
    public async Task A_stopped_tenant_is_not_started_by_whoever_found_it_running()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        var tenant = host.Tenants.Find("one")!;
        await host.Tenants.ChangeAsync("one", settings => settings with { State = TenantState.Stopped });
        (await Should.ThrowAsync<TenantException>(() => tenant.LeaseForWorkAsync(CancellationToken.None))).Message.ShouldContain("stopped");
        await host.Tenants.ReplaceAsync("one", settings => settings with { Features = ["Probe", "Probe.Extra"] });
        tenant.IsStarted.ShouldBeFalse("the features were chosen while it was being stopped");

        await host.Tenants.RemoveAsync("one");
        await Should.ThrowAsync<TenantException>(() => tenant.LeaseAsync(CancellationToken.None));
        tenant.IsStarted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_shell_of_settings_that_were_changed_since_is_let_go_and_the_one_that_runs_stays()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        var tenant = host.Tenants.Find("one")!;
        var late = await host.Services.GetRequiredService<TenantShellBuilder>().BuildAsync(tenant.Settings, CancellationToken.None);
        await host.Tenants.ChangeAsync("one", settings => settings with { DisplayName = "One" });
        await using (var running = await tenant.LeaseAsync(CancellationToken.None))
        {
            await tenant.SwapAsync(late);
            late.Ended.IsCompleted.ShouldBeTrue();
            await using var again = await tenant.LeaseAsync(CancellationToken.None);
            again.Shell.ShouldBe(running.Shell);
        }

        var stopped = await host.Services.GetRequiredService<TenantShellBuilder>().BuildAsync(tenant.Settings, CancellationToken.None);
        await host.Tenants.ChangeAsync("one", settings => settings with { State = TenantState.Stopped });
        await tenant.SwapAsync(stopped);
        stopped.Ended.IsCompleted.ShouldBeTrue();
        tenant.IsStarted.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_recipe_step_is_an_error_before_the_first_step_runs_and_nothing_remains()
    {
        await using var host = await ProbeHost.StartAsync();
        host.AddRecipe("wrong", """
            { "steps": [ { "name": "features", "enable": ["Probe"] }, { "name": "probe-note", "text": "x" }, { "name": "no-such-step" }, { "name": "probe-note", "text": "" },
              { "name": "settings", "probe": { "colour": "red" } } ] }
            """);

        var error = await Should.ThrowAsync<RecipeException>(() => host.CreateTenantAsync("one", "wrong"));
        error.Errors.Count.ShouldBe(3);
        error.Errors[0].ShouldContain("Step 3: there is no step \"no-such-step\"");
        error.Errors[1].ShouldContain("text is empty");
        error.Errors[2].ShouldContain("colour");
        host.Tenants.Find("one").ShouldBeNull();
        Directory.Exists(Path.Combine(host.Folder, "tenants", "one")).ShouldBeFalse();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_recipe_that_fails_half_way_leaves_nothing_behind(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartAsync();
        host.AddRecipe("exploding", """{ "steps": [ { "name": "features", "enable": ["Probe"] }, { "name": "probe-note", "text": "kept?" }, { "name": "probe-note", "text": "explode" } ] }""");

        (await Should.ThrowAsync<InvalidOperationException>(() => host.CreateTenantAsync("one", "exploding", database))).Message.ShouldBe("the note exploded");
        host.Tenants.Find("one").ShouldBeNull();
        await host.CreateTenantAsync("one", "probe", database);
        using var client = host.CreateClient("one");
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
    }

    [Fact]
    public async Task Running_a_recipe_again_changes_nothing_that_is_already_so()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        await host.Setup.ApplyAsync("one", "probe", CancellationToken.None);
        using var client = host.CreateClient("one");
        (await client.GetStringAsync("probe/notes")).ShouldBe("""["first"]""");
    }

    [Fact]
    public async Task A_recipe_that_fails_in_the_default_site_is_run_again_at_the_next_start()
    {
        const string Grown = """{ "steps": [ { "name": "features", "enable": ["Probe", "Probe.Extra"] }, { "name": "probe-note", "text": "grown" }, { "name": "probe-note", "text": "TEXT" } ] }""";
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            var first = await ProbeHost.StartAsync(folder);
            await first.CreateTenantAsync(TenantSettings.DefaultName, "probe");
            first.AddRecipe("grown", Grown.Replace("TEXT", "explode", StringComparison.Ordinal));
            await first.StopAsync();

            (string, string)[] bootstrap = [("PayHall:Bootstrap:0:Name", TenantSettings.DefaultName), ("PayHall:Bootstrap:0:Recipe", "grown")];
            var second = await ProbeHost.StartAsync(folder, bootstrap);
            var site = second.Tenants.Find(TenantSettings.DefaultName)!;
            await Eventually.HappensAsync(async () => site.Settings.UnfinishedRecipe == "grown" && (await NotesAsync(second)).Contains("grown", StringComparison.Ordinal));
            second.AddRecipe("grown", Grown.Replace("TEXT", "last", StringComparison.Ordinal));
            await second.StopAsync();

            await using var third = await ProbeHost.StartAsync(folder, bootstrap);
            await Eventually.HappensAsync(() => third.Services.GetRequiredService<Readiness>().IsReady);
            (await NotesAsync(third)).ShouldBe("""["first","grown","last"]""");
            third.Tenants.Find(TenantSettings.DefaultName)!.Settings.UnfinishedRecipe.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static async Task<string> NotesAsync(TestHost host)
        {
            using var client = host.CreateClient();
            return await client.GetStringAsync("probe/notes");
        }
    }

    [Fact]
    public async Task An_idle_tenant_is_let_go_and_starts_again_with_the_next_request()
    {
        await using var host = await ProbeHost.StartAsync(folder: null, ("PayHall:IdleTime", "00:10:00"));
        var tenant = await host.CreateTenantAsync("one", "probe");
        using var client = host.CreateClient("one");
        await client.GetStringAsync("probe/name");
        tenant.IsStarted.ShouldBeTrue();

        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await Eventually.HappensAsync(() => !tenant.IsStarted);
        (await client.GetStringAsync("probe/name")).ShouldBe("one");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Due_work_wakes_a_sleeping_tenant(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartAsync();
        var tenant = await host.CreateTenantAsync("one", "daily", database);
        await (await tenant.LeaseAsync(CancellationToken.None)).DisposeAsync();
        await Eventually.HappensAsync(async () => await DailyNotesAsync(host, tenant) == 1 && !tenant.IsBusy);
        await tenant.RetireAsync();
        host.Clock.Advance(TimeSpan.FromHours(25));
        await Eventually.HappensAsync(async () => await DailyNotesAsync(host, tenant) == 2 && !tenant.IsBusy);

        await tenant.RetireAsync();
        tenant.IsStarted.ShouldBeFalse();
        host.Services.GetRequiredService<WorkSchedule>().Mark("one");
        await Eventually.HappensAsync(() => tenant.IsStarted);
    }

    [Fact]
    public async Task Background_tasks_run_while_the_tenant_is_awake()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        await client.GetStringAsync("probe/name");
        await using var lease = await host.Tenants.Find("one")!.LeaseAsync(CancellationToken.None);
        var state = lease.Shell.Services.GetRequiredService<ProbeState>();
        await Eventually.HappensAsync(() => state.Ticks >= 2);
    }

    // Without waking the tenant.
    private static async Task<long> DailyNotesAsync(TestHost host, Tenant tenant)
    {
        await using var data = host.Services.GetRequiredService<TenantDatabases>().Open(tenant.Settings);
        await using var connection = await data.OpenAsync(CancellationToken.None);
        return await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM probe_notes WHERE text = 'daily'");
    }
}
