using PayHall.Data;

namespace PayHall.Background;

/// <summary>The tenant's durable job queue.</summary>
public interface IJobQueue
{
    /// <summary>Queues a job; it starts within a second, on whichever host claims it first.</summary>
    /// <param name="kind">The <see cref="IJobHandler.Kind"/> that runs it.</param>
    /// <param name="payload">What to work on; saved as JSON.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The job's id.</returns>
    Task<long> EnqueueAsync(string kind, object payload, CancellationToken cancellationToken);

    /// <summary>Queues a job as part of a transaction: it exists exactly if the transaction commits.</summary>
    Task<long> EnqueueAsync(WriteTransaction transaction, string kind, object payload, CancellationToken cancellationToken);

    /// <summary>Finds a job.</summary>
    Task<JobInfo?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Asks a queued or running job to stop; false if it had already ended.</summary>
    Task<bool> CancelAsync(long id, CancellationToken cancellationToken);
}
