using System.Collections.Concurrent;
using PayHall.Platform.Tenants;

namespace PayHall.Platform.Background;

/// <summary>
/// Which tenants have queued jobs. A mark on disk outlives the process, so that after a crash the tenant is woken to go on.
/// </summary>
public sealed class WorkSchedule(TenantPaths paths, TimeProvider time) : IDisposable
{
    // A job may be marked before the transaction that queues it commits, so a mark stays a little after the queue was seen empty.
    private static readonly TimeSpan MarkTime = TimeSpan.FromSeconds(3);

    // A mark and its file are one thing: one that goes must not take the file of one that comes.
    private readonly Lock marking = new();
    private readonly ConcurrentDictionary<string, long> marks = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Says that a tenant has a job to run.</summary>
    public void Mark(string tenant)
    {
        lock (marking)
        {
            if (!marks.ContainsKey(tenant))
                File.WriteAllText(MarkFile(tenant), "");
            marks[tenant] = time.GetTimestamp();
        }

        if (signal.CurrentCount == 0)
            signal.Release();
    }

    /// <summary>True if the tenant may have a job to run.</summary>
    public bool IsMarked(string tenant) => marks.ContainsKey(tenant);

    /// <summary>Reads the marks left by an earlier process.</summary>
    public void Load(IEnumerable<string> tenants)
    {
        foreach (var tenant in tenants.Where(tenant => File.Exists(MarkFile(tenant))))
            marks[tenant] = time.GetTimestamp();
    }

    /// <summary>Says that a tenant's queue was seen empty; the mark goes unless it is fresh.</summary>
    public void Clear(string tenant)
    {
        lock (marking)
        {
            if (!marks.TryGetValue(tenant, out var markedAt) || time.GetElapsedTime(markedAt) <= MarkTime)
                return;
            File.Delete(MarkFile(tenant));
            marks.TryRemove(tenant, out _);
        }
    }

    /// <summary>Waits for a new mark, at most so long.</summary>
    public Task WaitAsync(TimeSpan duration, CancellationToken cancellationToken) => signal.WaitAsync(duration, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => signal.Dispose();

    private string MarkFile(string tenant) => Path.Combine(paths.Folder(tenant), "jobs-queued");
}
