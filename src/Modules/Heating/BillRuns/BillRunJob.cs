using PayHall.Background;
using PayHall.Data;
using PayHall.Notifications;

namespace PayHall.Heating.BillRuns;

/// <summary>Runs bill runs in the background; after a restart the run goes on behind the last household that was saved.</summary>
internal sealed class BillRunJob(BillRunEngine engine, ITenantWriter writer, INotifier notifier, TimeProvider time) : IJobHandler
{
    /// <summary>The kind of job.</summary>
    public const string JobKind = "Heating.BillRun";

    /// <inheritdoc />
    public string Kind => JobKind;

    /// <inheritdoc />
    public async Task RunAsync(JobContext job, CancellationToken cancellationToken)
    {
        var payload = job.Payload<BillRunPayload>();
        try
        {
            await RunAsync(job, payload, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The job fails with this exception and says why; here somebody is told that it did.
            await TellAsync(payload, cancellationToken);
            throw;
        }
    }

    private async Task RunAsync(JobContext job, BillRunPayload payload, CancellationToken cancellationToken)
    {
        long? reported = null;
        var (last, all) = (0L, 0L);
        await engine.RunAsync(
            payload.RunId,
            payload.StartedBy,
            async (done, total) =>
            {
                (last, all) = (done, total);
                if (reported is { } before && time.GetElapsedTime(before) < TimeSpan.FromMilliseconds(500))
                    return;
                reported = time.GetTimestamp();
                await job.ReportAsync(done, total, null, cancellationToken);
            },
            cancellationToken);
        await job.ReportAsync(last, all, null, cancellationToken);
    }

    private Task TellAsync(BillRunPayload payload, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, token) =>
            {
                await notifier.NotifyAsync(transaction, Recipients.Accounts(payload.StartedBy), BillRunNotices.Failed(payload.RunId), token);
                return true;
            },
            cancellationToken);
}
