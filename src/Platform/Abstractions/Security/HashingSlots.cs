namespace PayHall.Security;

/// <summary>
/// Half of the host's cores for work that keeps a core busy on purpose, such as password hashing: one for all tenants, so that no number
/// of them takes the other half from the requests.
/// </summary>
public sealed class HashingSlots : IDisposable
{
    private readonly SemaphoreSlim gate = new(Count);

    /// <summary>How much of it runs at the same time.</summary>
    public static int Count { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Waits for a slot and does the work in it.</summary>
    /// <param name="work">Work without waiting of its own.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await gate.WaitAsync(cancellationToken);
        try
        {
            return work();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();
}
