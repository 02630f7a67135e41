namespace PayHall.Background;

/// <summary>
/// Work that a tenant does again and again, such as sealing the ledger. Runs as the system, at most once at a time over
/// all hosts; when it is due it wakes a sleeping tenant. Register it with <c>AddScoped&lt;IBackgroundTask, …&gt;</c>.
/// </summary>
public interface IBackgroundTask
{
    /// <summary>Unique, stable name, e.g. <c>Settlement.Seal</c>.</summary>
    string Name { get; }

    /// <summary>Time between the end of one run and the start of the next.</summary>
    TimeSpan Interval { get; }

    /// <summary>Does what is due; returns soon when nothing is.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
