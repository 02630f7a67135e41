namespace PayHall.Identity.Data;

/// <summary>A refresh token; good once.</summary>
internal sealed class RefreshToken
{
    /// <summary>SHA-256 of the token, which holds 256 random bits and so needs no slow hash.</summary>
    public required string Hash { get; init; }

    /// <summary>The family it belongs to.</summary>
    public required string FamilyId { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was exchanged for the next; a second try shows that somebody else has it.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
