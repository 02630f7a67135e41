using PayHall.Data;

namespace PayHall.Api;

/// <summary>
/// Makes a POST repeatable: its answer is stored under the caller's key in the transaction that does the work, so the same
/// request twice does the work once and gives the first answer; the same key with another body is refused (409). Keys are kept for 30 days.
/// </summary>
public interface IIdempotency
{
    /// <summary>Does the work unless the key was used before.</summary>
    /// <param name="transaction">The transaction in which the work is done.</param>
    /// <param name="key">Caller and key, e.g. <c>client:trading/Idempotency-Key</c>; null does the work without remembering it.</param>
    /// <param name="request">All that distinguishes the request; hashed.</param>
    /// <param name="work">The work; its answer is stored as JSON.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="IdempotencyConflictException">The key was used with another request.</exception>
    Task<T> OnceAsync<T>(WriteTransaction transaction, string? key, object request, Func<Task<T>> work, CancellationToken cancellationToken);
}
