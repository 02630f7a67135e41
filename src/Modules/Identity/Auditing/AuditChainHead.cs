namespace PayHall.Identity.Auditing;

/// <summary>
/// The newest block of the audit trail's chain. Kept elsewhere, it shows later whether the trail was cut off or rewritten: the block
/// of that number must still have that hash.
/// </summary>
internal sealed class AuditChainHead
{
    /// <summary>The head of a chain without blocks.</summary>
    public static readonly AuditChainHead Empty = new();

    /// <summary>Number of the block; 0 before the first.</summary>
    public long Number { get; init; }

    /// <summary>Rows sealed up to and including it.</summary>
    public long LastPosition { get; init; }

    /// <summary>Its hash in lower-case hexadecimal.</summary>
    public string Hash { get; init; } = AuditDigest.Genesis;

    /// <summary>When it was sealed, UTC microseconds since 1970.</summary>
    public long SealedAt { get; init; }

    /// <summary>Highest row id sealed so far.</summary>
    public long HighestId { get; init; }

    public const string Query = """
        SELECT number AS "Number", last_position AS "LastPosition", hash AS "Hash", sealed_at AS "SealedAt", highest_id AS "HighestId"
        FROM identity_audit_blocks ORDER BY number DESC LIMIT 1
        """;
}
