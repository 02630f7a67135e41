namespace PayHall.Background;

/// <summary>
/// Runs one kind of job: a piece of long work that someone started, with progress. A job survives a restart: it is then
/// run again from its last saved state, so a handler does its work in pieces that can be repeated safely.
/// Register it with <c>AddScoped&lt;IJobHandler, …&gt;</c>.
/// </summary>
public interface IJobHandler
{
    /// <summary>Unique, stable name of the kind of job, e.g. <c>Heating.BillRun</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Does the work. An <see cref="Errors.ExplainedException"/> fails the job and is shown to people; any other fails it with a general
    /// message, and its own goes to the log. Cancellation is asked for through the token.
    /// </summary>
    Task RunAsync(JobContext job, CancellationToken cancellationToken);
}
