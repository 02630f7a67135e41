namespace PayHall.Settlement.Data;

/// <summary>A block of the hash chain over the journals.</summary>
internal sealed class SealBlock
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; init; }

    /// <summary>Chain position of its last journal.</summary>
    public long LastPosition { get; init; }

    public int JournalCount { get; init; }

    /// <summary>Hash of the block before, 64 zeros for the first.</summary>
    public string PreviousHash { get; init; } = "";

    public string Hash { get; init; } = "";

    public DateTimeOffset SealedAt { get; init; }

    /// <summary>Highest journal id in this or an earlier block: the sealer need not look far below it.</summary>
    public long HighestJournalId { get; init; }
}
