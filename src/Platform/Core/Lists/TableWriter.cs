using Microsoft.Extensions.Localization;
using PayHall.Lists;
using PayHall.Tenants;

namespace PayHall.Platform.Lists;

/// <summary>
/// Writes a table of any length in bounded memory: while a chunk goes out, the next one is filled. Nothing leaves before the first chunk
/// is full, so a failure until then still gets a page of its own; after that it breaks the connection off, and nobody takes half a file for a whole one.
/// </summary>
internal abstract class TableWriter(ExportTarget target, IStringLocalizer texts, TenantClock clock) : ICellWriter, IAsyncDisposable
{
    private readonly Dictionary<string, string> terms = new(StringComparer.Ordinal);
    private Utf8Chunk outgoing = new();
    private Task delivery = Task.CompletedTask;

    /// <summary>Where the bytes go.</summary>
    protected ExportTarget Target => target;

    /// <summary>The chunk that is being filled.</summary>
    protected Utf8Chunk Chunk { get; private set; } = new();

    /// <summary>Writes what stands before the rows.</summary>
    public abstract ValueTask BeginAsync(IReadOnlyList<ColumnHead> columns, CancellationToken cancellationToken);

    /// <summary>Begins a row; its cells follow.</summary>
    public abstract ValueTask BeginRowAsync(CancellationToken cancellationToken);

    /// <summary>Ends the row.</summary>
    public virtual ValueTask EndRowAsync(CancellationToken cancellationToken)
        => Chunk.IsFull ? HandOnAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Writes what stands behind the rows, and waits until all has left.</summary>
    public abstract Task EndAsync(CancellationToken cancellationToken);

    public abstract void Text(string? value);

    public void Term(string? key)
    {
        if (key is null)
        {
            Text(null);
            return;
        }

        if (!terms.TryGetValue(key, out var term))
            terms[key] = term = texts[key];
        Text(term);
    }

    public abstract void Number(long? value);

    public abstract void Money(Money? value);

    public abstract void Percent(decimal? value);

    public abstract void Date(DateOnly? value);

    public abstract void Instant(DateTimeOffset? value);

    public virtual async ValueTask DisposeAsync() => await delivery.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>The column's name in the language of whoever asks.</summary>
    protected string CaptionOf(ColumnHead column) => texts[column.Caption];

    /// <summary>The instant in the tenant's time zone.</summary>
    protected DateTime Local(DateTimeOffset instant) => clock.ToLocal(instant).DateTime;

    /// <summary>Sends a chunk on its way; runs beside the filling of the next one.</summary>
    protected abstract ValueTask DeliverAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Hands the chunk on as soon as the one before has left.</summary>
    protected async ValueTask HandOnAsync(CancellationToken cancellationToken)
    {
        await delivery;
        await target.OpenAsync(cancellationToken);
        (Chunk, outgoing) = (outgoing, Chunk);
        Chunk.Clear();
        delivery = Task.Run(() => DeliverAsync(outgoing.Written, cancellationToken).AsTask(), cancellationToken);
    }

    /// <summary>Hands the chunk on and waits until it has left.</summary>
    protected async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        await HandOnAsync(cancellationToken);
        await delivery;
    }
}
