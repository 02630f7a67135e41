using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Errors;
using PayHall.Security;

namespace PayHall.Platform.Background;

/// <summary>Runs a tenant's queued jobs, one after the other, until none is left.</summary>
internal sealed class JobRunner(JobStore store, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    // A database that does not answer for a moment stops no job, but the runner lets go before its claim can pass to another.
    private static readonly TimeSpan LongestSilence = JobStore.Claim - (2 * Heartbeat);

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
        using var run = new Run(job, runner, stopping);
        var heartbeat = BeatAsync(run);
        var (status, error) = await OutcomeAsync(run, stopping);
        await run.StopAsync();
        await heartbeat;
        if (status == JobStatus.Queued)
            await store.ReleaseAsync(job.Id, runner, CancellationToken.None);
        else
            await store.FinishAsync(job.Id, runner, status, error, CancellationToken.None);
    }

    private async Task<(JobStatus Status, string? Error)> OutcomeAsync(Run run, CancellationToken stopping)
    {
        var job = run.Job;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
            var handler = scope.ServiceProvider.GetServices<IJobHandler>().FirstOrDefault(handler => handler.Kind == job.Kind);
            if (handler is null)
                return (JobStatus.Failed, JobErrors.OfNoHandler(job.Kind));
            var context = new JobContext(job.Id, job.Payload, job.State, (progress, token) => ReportAsync(run, progress, token));
            await handler.RunAsync(context, run.Token);
            return (JobStatus.Succeeded, null);
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
        {
            // Only a person's wish ends a job for good; a host that stops or lost its claim gives it back.
            return (run.Claim == JobClaim.Cancelled && !stopping.IsCancellationRequested ? JobStatus.Cancelled : JobStatus.Queued, null);
        }
        catch (ExplainedException refusal)
        {
            return (JobStatus.Failed, JobErrors.Of(refusal));
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Job {Job} of kind {Kind} failed", job.Id, job.Kind);
            return (JobStatus.Failed, JobErrors.OfUnknown(job.Id));
        }
    }

    private async Task ReportAsync(Run run, JobProgress? progress, CancellationToken cancellationToken)
    {
        await run.AcceptAsync(await store.ReportAsync(run.Job.Id, run.Runner, progress, cancellationToken));
        run.Token.ThrowIfCancellationRequested();
    }

    private async Task BeatAsync(Run run)
    {
        var renewedAt = time.GetTimestamp();
        while (!run.Token.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Heartbeat, run.Token);
                await ReportAsync(run, progress: null, run.Token);
                renewedAt = time.GetTimestamp();
            }
            catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                var isLost = time.GetElapsedTime(renewedAt) > LongestSilence;
                logger.LogError(failure, "The claim on job {Job} could not be renewed; {Consequence}", run.Job.Id, isLost ? "the job is stopped and goes on later" : "it is tried again");
                if (isLost)
                    await run.AcceptAsync(JobClaim.Lost);
            }
        }
    }

    /// <summary>A job while this runner runs it.</summary>
    private sealed class Run(JobRow job, string runner, CancellationToken stopping) : IDisposable
    {
        private readonly CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(stopping);

        public JobRow Job => job;

        public string Runner => runner;

        /// <summary>Asks the handler to stop.</summary>
        public CancellationToken Token => source.Token;

        /// <summary>How the claim was found last.</summary>
        public JobClaim Claim { get; private set; }

        /// <summary>Takes note of how the claim was found, and stops the handler unless it holds.</summary>
        public Task AcceptAsync(JobClaim found)
        {
            Claim = found;
            return found == JobClaim.Held ? Task.CompletedTask : StopAsync();
        }

        public Task StopAsync() => source.CancelAsync();

        public void Dispose() => source.Dispose();
    }
}
