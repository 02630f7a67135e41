using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Platform.Tests;

/// <summary>Jobs and tasks are done, once at a time over all hosts, whatever becomes of the host that began (P-07).</summary>
public sealed class BackgroundTests
{
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
        failing.Done.ShouldBe(2);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_job_that_fails_says_why_in_the_readers_language_and_keeps_the_words_of_the_unknown_for_the_log(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        using var log = new ErrorLog();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);

        var unknown = await FinishedAsync(host, await EnqueueAsync(host, new CountingJob.Goal(Steps: 5, Pause: 1, FailsAt: 2)));
        (await TextAsync(host, unknown, "zh-CN")).ShouldBe($"系统出现错误，这项工作没有完成。原因在系统日志里，请把工作编号 {unknown.Id} 告诉管理员");
        (await TextAsync(host, unknown, "en")).ShouldContain($"job number {unknown.Id}");
        log.Entries.ShouldContain(entry => entry == $"Job {unknown.Id} of kind Probe.Count failed");
        (await StoredAsync(host)).ShouldNotContain("step failed");

        var refused = await FinishedAsync(host, await EnqueueAsync(host, new CountingJob.Goal(Steps: 5, Pause: 1, FailsAt: 0, IsExplained: true)));
        (await TextAsync(host, refused, "zh-CN")).ShouldBe("没有找到系统 5");
        (await TextAsync(host, refused, "en")).ShouldBe("System 5 was not found");

        await ExecuteAsync(host, "UPDATE platform_jobs SET error = 'as stored before'");
        (await TextAsync(host, (await FindAsync(host, refused.Id))!, "zh-CN")).ShouldStartWith("系统出现错误");
    }

    [Fact]
    public async Task A_job_that_no_feature_runs_says_so()
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(DatabaseProvider.Sqlite, "one");
        var id = await host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().EnqueueAsync("Probe.Nobody", new { }, CancellationToken.None));
        (await TextAsync(host, await FinishedAsync(host, id), "zh-CN")).ShouldContain("没有功能能做这项工作（Probe.Nobody）");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_job_survives_a_restart_and_goes_on_where_it_was(DatabaseProvider database)
    {
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            var first = await ProbeHost.StartAsync(folder);
            await first.CreateTenantAsync("one", "probe", database);
            var id = await EnqueueAsync(first, new CountingJob.Goal(Steps: 30, Pause: 40));
            await Eventually.HappensAsync(async () => (await FindAsync(first, id))!.Done >= 3);
            await first.StopAsync();

            await using var second = await ProbeHost.StartAsync(folder);
            var job = await FinishedAsync(second, id);
            job.Status.ShouldBe(JobStatus.Succeeded);
            using var client = second.CreateClient("one");
            var notes = await client.GetStringAsync("probe/notes");
            var times = Enumerable.Range(0, 30).Select(step => notes.Split($"\"step {step}\"").Length - 1).ToList();
            times.ShouldAllBe(count => count > 0);
            times.Count(count => count > 1).ShouldBeLessThanOrEqualTo(1, "only the step that the stop interrupted may be done again");
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
        await Eventually.HappensAsync(async () => (await FindAsync(host, id))!.Done >= 1);
        (await host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().CancelAsync(id, CancellationToken.None))).ShouldBeTrue();
        (await FinishedAsync(host, id)).Status.ShouldBe(JobStatus.Cancelled);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_job_whose_host_died_is_taken_over_when_its_claim_has_run_out(DatabaseProvider database)
    {
        await using var first = await ProbeHost.StartAsync();
        await first.CreateTenantAsync("one", "probe", database);
        var id = await EnqueueAsync(first, new CountingJob.Goal(Steps: 12, Pause: 250));
        await Eventually.HappensAsync(async () => (await FindAsync(first, id))!.Done >= 3);

        // To its successors a host that was killed is one that holds the job and gives nothing back.
        await ExecuteAsync(first, "UPDATE platform_jobs SET runner = 'killed'");
        var folder = Directory.CreateTempSubdirectory("payhall-test-").FullName;
        try
        {
            await first.StopAsync();
            CopyFolder(first.Folder, folder);
            await using var second = await ProbeHost.StartAsync(folder);
            var left = (await FindAsync(second, id))!;
            left.Status.ShouldBe(JobStatus.Running);
            if (database == DatabaseProvider.PostgreSql)
            {
                await Task.Delay(1000);
                (await FindAsync(second, id))!.Done.ShouldBe(left.Done, "the claim is still good");
                second.Clock.Advance(TimeSpan.FromSeconds(31));
            }

            var job = await FinishedAsync(second, id);
            job.Status.ShouldBe(JobStatus.Succeeded);
            using var client = second.CreateClient("one");
            var notes = await client.GetStringAsync("probe/notes");
            for (var step = 0; step < 12; step++)
                notes.Split($"\"step {step}\"").Length.ShouldBeGreaterThan(1, $"step {step} was done");
            for (var step = 0; step < left.Done; step++)
                notes.Split($"\"step {step}\"").Length.ShouldBe(2, $"step {step} was saved as done");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_heartbeat_that_fails_does_not_end_a_job(DatabaseProvider database)
    {
        await using var host = await ProbeHost.StartWithTenantsAsync(database, "one");
        var id = await EnqueueAsync(host, new CountingJob.Goal(Steps: 2, Pause: 7000));
        await Eventually.HappensAsync(async () => (await FindAsync(host, id))!.Done == 1);
        await ExecuteAsync(host, "ALTER TABLE platform_jobs RENAME TO platform_jobs_gone");
        await Task.Delay(5500);
        await ExecuteAsync(host, "ALTER TABLE platform_jobs_gone RENAME TO platform_jobs");
        (await FinishedAsync(host, id)).Status.ShouldBe(JobStatus.Succeeded);
    }

    [Fact]
    public async Task A_task_that_ran_gives_its_lock_back_at_once()
    {
        await using var host = await ProbeHost.StartAsync();
        var tenant = await host.CreateTenantAsync("one", "daily", DatabaseProvider.PostgreSql);
        await (await tenant.LeaseAsync(CancellationToken.None)).DisposeAsync();
        await Eventually.HappensAsync(() => RanDailyAsync(host));
        await using var other = new Npgsql.NpgsqlConnection((await PostgreSqlServer.GetAsync()).ConnectionString);
        await other.OpenAsync();
        await Task.Delay(200);
        (await other.QuerySingleAsync<bool>(LockSql(host, "pg_try_advisory_lock"))).ShouldBeTrue("the pool keeps the session open, and with it what it locked");
    }

    [Fact]
    public async Task A_task_that_another_host_runs_is_still_due()
    {
        await using var host = await ProbeHost.StartAsync();
        await using var other = new Npgsql.NpgsqlConnection((await PostgreSqlServer.GetAsync()).ConnectionString);
        await other.OpenAsync();
        host.AddRecipe("later", """{ "steps": [ { "name": "features", "enable": ["Probe"] } ] }""");
        await host.CreateTenantAsync("one", "later", DatabaseProvider.PostgreSql);
        await other.ExecuteAsync(LockSql(host, "pg_advisory_lock"));
        await host.Tenants.ChangeAsync("one", settings => settings with { Features = ["Probe", "Probe.Daily"] });
        using var client = host.CreateClient("one");
        (await client.GetStringAsync("probe/name")).ShouldBe("one");
        await Task.Delay(1500);
        (await RanDailyAsync(host)).ShouldBeFalse();
        await other.ExecuteAsync(LockSql(host, "pg_advisory_unlock"));
        await Eventually.HappensAsync(() => RanDailyAsync(host));
    }

    private static string LockSql(TestHost host, string function)
        => $"SELECT {function}(hashtextextended('{host.Tenants.Find("one")!.Settings.Database.Schema}/Probe.Daily', 7))";

    private static async Task<bool> RanDailyAsync(TestHost host)
    {
        // Over a connection of its own: the tenant's pool is left as the task leaves it.
        await using var connection = new Npgsql.NpgsqlConnection((await PostgreSqlServer.GetAsync()).ConnectionString);
        await connection.OpenAsync();
        return await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM {host.Tenants.Find("one")!.Settings.Database.Schema}.probe_notes WHERE text = 'daily'") > 0;
    }

    private static Task ExecuteAsync(TestHost host, string sql)
        => host.InTenantAsync("one", services => services.GetRequiredService<ITenantWriter>().ExecuteAsync((tx, _) => tx.Connection.ExecuteAsync(sql, transaction: tx.Transaction), CancellationToken.None));

    private static Task<string> TextAsync(TestHost host, JobInfo job, string culture)
        => host.InTenantAsync("one", services =>
        {
            // In its own asynchronous method, which the culture doesn't leave.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return Task.FromResult(services.GetRequiredService<IStringLocalizer>().Of(job.Error!));
        });

    private static Task<string> StoredAsync(TestHost host)
        => host.InTenantAsync("one", async services =>
        {
            await using var connection = await services.GetRequiredService<ITenantDatabase>().OpenAsync(CancellationToken.None);
            return string.Join('\n', await connection.QueryAsync<string>("SELECT error FROM platform_jobs WHERE error IS NOT NULL"));
        });

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static Task<long> EnqueueAsync(TestHost host, CountingJob.Goal goal)
        => host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().EnqueueAsync("Probe.Count", goal, CancellationToken.None));

    private static Task<JobInfo?> FindAsync(TestHost host, long id)
        => host.InTenantAsync("one", services => services.GetRequiredService<IJobQueue>().FindAsync(id, CancellationToken.None));

    private static async Task<JobInfo> FinishedAsync(TestHost host, long id)
    {
        JobInfo? job = null;
        await Eventually.HappensAsync(async () => (job = await FindAsync(host, id)) is { FinishedAt: not null });
        return job!;
    }
}
