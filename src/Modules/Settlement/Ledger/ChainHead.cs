namespace PayHall.Settlement.Ledger;

/// <summary>
/// The newest block of the hash chain. Exported and kept elsewhere, it shows later whether the chain was cut off or rewritten:
/// the block of that number must still have that hash.
/// </summary>
public sealed class ChainHead
{
    /// <summary>The head of a chain without blocks.</summary>
    public static readonly ChainHead Empty = new();

    /// <summary>Number of the block; 0 before the first.</summary>
    public long Number { get; init; }

    /// <summary>Journals sealed up to and including it.</summary>
    public long LastPosition { get; init; }

    /// <summary>Its hash in lower-case hexadecimal.</summary>
    public string Hash { get; init; } = JournalDigest.Genesis;

    /// <summary>When it was sealed, UTC microseconds since 1970.</summary>
    public long SealedAt { get; init; }

    /// <summary>Highest journal id sealed so far.</summary>
    public long HighestJournalId { get; init; }

    internal const string Query = """
        SELECT number AS "Number", last_position AS "LastPosition", hash AS "Hash", sealed_at AS "SealedAt", highest_journal_id AS "HighestJournalId"
        FROM settlement_seal_blocks ORDER BY number DESC LIMIT 1
        """;
}
