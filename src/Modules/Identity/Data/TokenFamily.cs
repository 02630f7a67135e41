namespace PayHall.Identity.Data;

/// <summary>What one app of a person may go on with (I-11): the chain of refresh tokens that began with one sign-in.</summary>
internal sealed class TokenFamily
{
    /// <summary>Random id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose app it is.</summary>
    public required string UserId { get; init; }

    /// <summary>The cookie session from which it was made; signing out there ends it.</summary>
    public required string SessionId { get; init; }

    /// <summary>Name that the app gave itself.</summary>
    public required string Name { get; init; }

    /// <summary>Permissions to which it was narrowed, separated by blanks; null: all that the person holds.</summary>
    public string? Scope { get; init; }

    /// <summary>The account's security stamp at the time; a new stamp ends the family.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was made or renewed last.</summary>
    public DateTimeOffset LastUsedAt { get; init; }

    /// <summary>When it ends in any case.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended early.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was ended early: one of <see cref="Domain.TokenFamilyEnds"/>.</summary>
    public string? EndReason { get; init; }

    /// <summary>Network address from which it was used last.</summary>
    public required string Address { get; init; }

    /// <summary>The program, as it names itself.</summary>
    public required string UserAgent { get; init; }
}
