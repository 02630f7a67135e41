namespace PayHall.Identity.Sessions;

/// <summary>A session with the account's state, read in one go with each request.</summary>
internal sealed record SessionState
{
    public required string SessionId { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>A browser's session ends when nothing was asked for so long.</summary>
    public TimeSpan Idle { get; init; }

    public required bool IsEnded { get; init; }

    /// <summary>The account's security stamp, which is the session's too.</summary>
    public required string SecurityStamp { get; init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string Title { get; init; }

    public required long UnitId { get; init; }

    public required bool Enabled { get; init; }

    public required DateOnly? ValidFrom { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required bool MustChangePassword { get; init; }

    /// <summary>The password alone does not open the account: a certificate or a code is asked for.</summary>
    public required bool HasSecondProof { get; init; }

    public required string? Scope { get; init; }

    public required long AccessVersion { get; init; }
}
