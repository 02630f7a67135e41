namespace PayHall.Settlement.Data;

/// <summary>A journal's place in the chain and the digest of its content when it was sealed.</summary>
internal sealed class SealedJournal
{
    /// <summary>1, 2, 3 … without gaps over all blocks.</summary>
    public long Position { get; init; }

    public long JournalId { get; init; }

    public long BlockNumber { get; init; }

    public string Digest { get; init; } = "";
}
