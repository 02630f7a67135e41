namespace PayHall.Identity.Data;

/// <summary>A recovery code of the second factor (恢复码, I-12); good once.</summary>
internal sealed class RecoveryCode
{
    /// <summary>Whose.</summary>
    public required string UserId { get; init; }

    /// <summary>SHA-256 of the code, which holds 80 random bits and so needs no slow hash.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}
