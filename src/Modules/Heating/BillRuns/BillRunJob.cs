using PayHall.Background;

namespace PayHall.Heating.BillRuns;

/// <summary>Runs bill runs in the background; after a restart the run goes on behind the last household that was saved.</summary>
internal sealed class BillRunJob(BillRunEngine engine, TimeProvider time) : IJobHandler
{
    /// <summary>The kind of job.</summary>
    public const string JobKind = "Heating.BillRun";

    /// <inheritdoc />
    public string Kind => JobKind;

    /// <inheritdoc />
    public async Task RunAsync(JobContext job, CancellationToken cancellationToken)
    {
        long? reported = null;
        var (last, all) = (0L, 0L);
        await engine.RunAsync(
            job.Payload<BillRunPayload>().RunId,
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
}
