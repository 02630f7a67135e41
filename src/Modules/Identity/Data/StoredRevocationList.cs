namespace PayHall.Identity.Data;

/// <summary>The present revocation list of a trusted authority.</summary>
internal sealed class StoredRevocationList
{
    /// <summary>Id, rising and never given twice; a newer list is a new row.</summary>
    public long Id { get; init; }

    /// <summary>The authority that signed it.</summary>
    public long AuthorityId { get; init; }

    /// <summary>The list as DER.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset ThisUpdate { get; init; }

    /// <summary>When the next one is due.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>How many certificates are revoked.</summary>
    public int Entries { get; init; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; init; }
}
