namespace PayHall.Platform.Lists;

/// <summary>
/// How many exports a tenant runs at once. Each holds a database connection for as long as its caller takes to fetch it; without a bound
/// a few slow callers would leave none for the pages.
/// </summary>
internal sealed class ExportSlots : IDisposable
{
    /// <summary>At most so many.</summary>
    public const int Count = 4;
    private readonly SemaphoreSlim free = new(Count);

    /// <summary>Takes a slot, to be disposed at the end; disposing it again does nothing.</summary>
    /// <exception cref="TooManyExportsException">None is free.</exception>
    public IDisposable Take() => free.Wait(0, CancellationToken.None) ? new Slot(free) : throw new TooManyExportsException(Count);

    public void Dispose() => free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? held = free;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
