namespace PayHall.Data;

/// <summary>
/// Runs work that moves money or must be all-or-nothing, in one transaction: <c>BEGIN IMMEDIATE</c> with group commit
/// on SQLite (one writer queue per tenant, a savepoint per piece of work), a transaction per piece of work on
/// PostgreSQL (repeated on deadlock and serialisation failure). An exception rolls back that piece of work alone.
/// When the task completes the work is on disk.
/// </summary>
public interface ITenantWriter
{
    /// <summary>Runs <paramref name="work"/> and commits it. The work may run more than once, so it touches nothing but the transaction.</summary>
    Task<T> ExecuteAsync<T>(Func<WriteTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
