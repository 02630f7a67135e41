namespace PayHall.Identity.Data;

/// <summary>A secret of a machine client. There are at most two at a time, so that a new one can be brought out while the old one still works.</summary>
internal sealed class ClientSecret
{
    /// <summary>Id.</summary>
    public long Id { get; init; }

    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>SHA-256 of the secret; secrets are random and long, so no slow hash is needed.</summary>
    public required string Hash { get; init; }

    /// <summary>The secret's last four characters, by which people tell two apart.</summary>
    public required string Hint { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops to work; null: not before it is replaced.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When a token was got with it last.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}
