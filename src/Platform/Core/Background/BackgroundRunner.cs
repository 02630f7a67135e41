using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Background;

/// <summary>
/// Gives every running tenant its background work: due tasks while it is awake, queued jobs at once, and a sleeping tenant
/// is woken for queued jobs and from time to time for its tasks.
/// </summary>
internal sealed class BackgroundRunner(TenantHost host, WorkSchedule schedule, IdleTenantReaper reaper, TimeProvider time, ILogger<BackgroundRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan JobPoll = TimeSpan.FromSeconds(5);

    // A sleeping tenant gets no new data, so only work by the calendar can become due in it.
    private static readonly TimeSpan WakeInterval = TimeSpan.FromHours(1);
    private readonly string runner = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, TenantWork> works = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        schedule.Load(host.Tenants.Select(tenant => tenant.Settings.Name));
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var tenant in host.Tenants.Where(tenant => tenant.Settings.State == TenantState.Running))
                StartDueWork(tenant, stoppingToken);
            await schedule.WaitAsync(Tick, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(works.Values.SelectMany(work => new[] { work.Jobs, work.Tasks })).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void StartDueWork(Tenant tenant, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var work = works.GetOrAdd(tenant.Settings.Name, _ => new TenantWork { WakeAt = now + WakeInterval });
        if (work.Jobs.IsCompleted && (schedule.IsMarked(tenant.Settings.Name) || (tenant.IsStarted && work.JobsCheckedAt + JobPoll <= now)))
            work.Jobs = Task.Run(() => GuardAsync(tenant, work, RunJobsAsync, stopping), stopping);
        if (work.Tasks.IsCompleted && (tenant.IsStarted || work.WakeAt <= now))
            work.Tasks = Task.Run(() => GuardAsync(tenant, work, RunTasksAsync, stopping), stopping);
    }

    private async Task RunJobsAsync(Tenant tenant, TenantWork work, CancellationToken stopping)
    {
        await using var lease = await tenant.LeaseForWorkAsync(stopping);
        if (await lease.Shell.Services.GetRequiredService<JobRunner>().RunAllAsync(runner, stopping))
            schedule.Clear(tenant.Settings.Name);
        work.JobsCheckedAt = time.GetUtcNow();
    }

    private async Task RunTasksAsync(Tenant tenant, TenantWork work, CancellationToken stopping)
    {
        var isIdle = reaper.IsIdle(tenant) && work.Jobs.IsCompleted;
        await using (var lease = await tenant.LeaseForWorkAsync(stopping))
        {
            var shortest = await lease.Shell.Services.GetRequiredService<TaskRunner>().RunDueAsync(isIdle, stopping);
            work.WakeAt = shortest is null ? DateTimeOffset.MaxValue : time.GetUtcNow() + (shortest.Value > WakeInterval ? shortest.Value : WakeInterval);
        }

        if (isIdle && !schedule.IsMarked(tenant.Settings.Name))
            await reaper.ReleaseAsync(tenant);
    }

    private async Task GuardAsync(Tenant tenant, TenantWork work, Func<Tenant, TenantWork, CancellationToken, Task> run, CancellationToken stopping)
    {
        try
        {
            await run(tenant, work, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops; what was claimed has been given back.
        }
        catch (TenantException) when (tenant.Settings.State == TenantState.Stopped)
        {
            // Stopped or removed since it was found to have work, which waits until it is started.
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Background work of tenant {Tenant} failed; it is tried again", tenant.Settings.Name);
            work.WakeAt = time.GetUtcNow() + WakeInterval;
            await Task.Delay(JobPoll, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class TenantWork
    {
        public Task Jobs { get; set; } = Task.CompletedTask;

        public Task Tasks { get; set; } = Task.CompletedTask;

        public DateTimeOffset WakeAt { get; set; }

        public DateTimeOffset JobsCheckedAt { get; set; }
    }
}
