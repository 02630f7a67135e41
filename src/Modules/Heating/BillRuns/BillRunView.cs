using PayHall.Background;
using PayHall.Heating.Domain;

namespace PayHall.Heating.BillRuns;

/// <summary>A bill run as pages and the API show it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Job">Its job, or null where it was run without one.</param>
/// <param name="Skips">Households skipped.</param>
internal sealed record BillRunView(BillRun Run, JobInfo? Job, IReadOnlyList<BillRunSkipView> Skips)
{
    /// <summary>Where the run stands.</summary>
    public JobStatus Status => Run.FinishedAt is not null ? JobStatus.Succeeded : Job?.Status ?? JobStatus.Running;
}
