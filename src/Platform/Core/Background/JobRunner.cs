using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Errors;
using PayHall.Security;

namespace PayHall.Platform.Background;

/// <summary>Runs a tenant's queued jobs, one after the other, until none is left.</summary>
internal sealed class JobRunner(JobStore store, IServiceScopeFactory scopes, ILogger<JobRunner> logger)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>True once the queue was seen empty; false if the host is stopping.</summary>
    public async Task<bool> RunAllAsync(string runner, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await store.ClaimAsync(runner, stopping) is not { } job)
                return !await store.HasOpenAsync(stopping);
            await RunAsync(job, runner, stopping);
        }

        return false;
    }

    private async Task RunAsync(JobRow job, string runner, CancellationToken stopping)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = BeatAsync(job.Id, runner, cancelled);
        var (status, error) = await OutcomeAsync(job, runner, cancelled, stopping);
        await cancelled.CancelAsync();
        await heartbeat;
        if (status == JobStatus.Queued)
            await store.ReleaseAsync(job.Id, runner, CancellationToken.None);
        else
            await store.FinishAsync(job.Id, runner, status, error, CancellationToken.None);
    }

    private async Task<(JobStatus Status, string? Error)> OutcomeAsync(JobRow job, string runner, CancellationTokenSource cancelled, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
            var handler = scope.ServiceProvider.GetServices<IJobHandler>().FirstOrDefault(handler => handler.Kind == job.Kind);
            if (handler is null)
                return (JobStatus.Failed, $"No enabled feature runs jobs of kind {job.Kind}.");
            var context = new JobContext(job.Id, job.Payload, job.State, (progress, token) => ReportAsync(job.Id, runner, progress, cancelled, token));
            await handler.RunAsync(context, cancelled.Token);
            return (JobStatus.Succeeded, null);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return (stopping.IsCancellationRequested ? JobStatus.Queued : JobStatus.Cancelled, null);
        }
        catch (RuleException broken)
        {
            return (JobStatus.Failed, broken.Message);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Job {Job} of kind {Kind} failed", job.Id, job.Kind);
            return (JobStatus.Failed, failure.Message);
        }
    }

    private async Task ReportAsync(long id, string runner, JobProgress progress, CancellationTokenSource cancelled, CancellationToken cancellationToken)
    {
        if (!await store.ReportAsync(id, runner, progress, cancellationToken))
            await cancelled.CancelAsync();
        cancelled.Token.ThrowIfCancellationRequested();
    }

    private async Task BeatAsync(long id, string runner, CancellationTokenSource cancelled)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Heartbeat, cancelled.Token);
                if (!await store.ReportAsync(id, runner, progress: null, cancelled.Token))
                    await cancelled.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The job ended.
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "The claim on job {Job} could not be renewed; the job is stopped and goes on later", id);
            await cancelled.CancelAsync();
        }
    }
}
