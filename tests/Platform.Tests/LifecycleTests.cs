using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;
using PayHall.Platform.Recipes;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Tenants start, reload, stop, break and go to sleep without a request or a job being lost (P-01, P-03, P-04, P-07).</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task Reloading_under_load_loses_no_request()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
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

    [Fact]
    public async Task A_tenant_that_can_not_start_says_why_and_the_others_run_on()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "good", "bad");
        await host.Tenants.ChangeAsync("bad", settings => settings with { Features = ["Probe", "NoSuchFeature"] });
        using var client = host.CreateClient();

        (await client.GetAsync("bad/probe/name")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetStringAsync("good/probe/name")).ShouldBe("good");
        host.Tenants.List().Single(tenant => tenant.Name == "bad").Fault.ShouldNotBeNull().ShouldContain("NoSuchFeature");

        await host.Tenants.ChangeAsync("bad", settings => settings with { Features = ["Probe"] });
        (await client.GetStringAsync("bad/probe/name")).ShouldBe("bad");
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
    public async Task An_idle_tenant_is_let_go_and_starts_again_with_the_next_request()
    {
        await using var host = await ProbeHost.StartAsync(folder: null, ("PayHall:IdleTime", "00:10:00"));
        var tenant = await host.CreateTenantAsync("one", "probe");
        using var client = host.CreateClient("one");
        await client.GetStringAsync("probe/name");
        tenant.IsStarted.ShouldBeTrue();

        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await EventuallyAsync(() => !tenant.IsStarted);
        (await client.GetStringAsync("probe/name")).ShouldBe("one");
    }

    [Fact]
    public async Task Background_tasks_run_while_the_tenant_is_awake()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        using var client = host.CreateClient("one");
        await client.GetStringAsync("probe/name");
        await using var lease = await host.Tenants.Find("one")!.LeaseAsync(CancellationToken.None);
        var state = lease.Shell.Services.GetRequiredService<ProbeState>();
        await EventuallyAsync(() => state.Ticks >= 2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_job_runs_to_its_end_and_reports_progress(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        var id = await EnqueueAsync(host, new CountingJob.Goal(Steps: 5, Pause: 1));
        var job = await FinishedAsync(host, id);
        job.Status.ShouldBe(JobStatus.Succeeded);
        (job.Done, job.Total).ShouldBe((5, 5));

        var failing = await FinishedAsync(host, await EnqueueAsync(host, new CountingJob.Goal(Steps: 5, Pause: 1, FailsAt: 2)));
        failing.Status.ShouldBe(JobStatus.Failed);
        failing.Error.ShouldBe("step failed");
        failing.Done.ShouldBe(2);
    }

    [Fact]
    public async Task A_job_survives_a_restart_and_goes_on_where_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            long id;
            var first = await ProbeHost.StartAsync(folder);
            await first.CreateTenantAsync("one", "probe");
            id = await EnqueueAsync(first, new CountingJob.Goal(Steps: 30, Pause: 40));
            await EventuallyAsync(async () => (await FindAsync(first, id))!.Done >= 3);
            await first.StopAsync();

            await using var second = await ProbeHost.StartAsync(folder);
            var job = await FinishedAsync(second, id);
            job.Status.ShouldBe(JobStatus.Succeeded);
            using var client = second.CreateClient("one");
            var notes = await client.GetStringAsync("probe/notes");
            for (var step = 0; step < 30; step++)
                notes.Split($"\"step {step}\"").Length.ShouldBe(2, $"step {step} ran exactly once");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_running_job_can_be_cancelled()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        var id = await EnqueueAsync(host, new CountingJob.Goal(Steps: 10_000, Pause: 5));
        await EventuallyAsync(async () => (await FindAsync(host, id))!.Done >= 1);
        (await host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().CancelAsync(id, CancellationToken.None))).ShouldBeTrue();
        (await FinishedAsync(host, id)).Status.ShouldBe(JobStatus.Cancelled);
    }

    private static Task<long> EnqueueAsync(TestHost host, CountingJob.Goal goal)
        => host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().EnqueueAsync("Probe.Count", goal, CancellationToken.None));

    private static Task<JobInfo?> FindAsync(TestHost host, long id)
        => host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().FindAsync(id, CancellationToken.None));

    private static async Task<JobInfo> FinishedAsync(TestHost host, long id)
    {
        JobInfo? job = null;
        await EventuallyAsync(async () => (job = await FindAsync(host, id)) is { FinishedAt: not null });
        return job!;
    }

    private static Task EventuallyAsync(Func<bool> condition) => EventuallyAsync(() => Task.FromResult(condition()));

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException("It did not happen within half a minute.");
    }
}
