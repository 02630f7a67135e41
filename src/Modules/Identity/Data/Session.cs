namespace PayHall.Identity.Data;

/// <summary>A signed-in session on the server; the cookie or token only names it.</summary>
internal sealed class Session
{
    /// <summary>Random id of 256 bits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose session it is.</summary>
    public required string UserId { get; init; }

    /// <summary>Cookie or Token.</summary>
    public required string Kind { get; init; }

    /// <summary>The cookie session from which a token's session was made; it ends with it.</summary>
    public string? ParentId { get; init; }

    /// <summary>The token family whose refresh token made it; it ends with it.</summary>
    public string? FamilyId { get; init; }

    /// <summary>Permissions to which a token was narrowed, separated by blanks; null: all that the person holds.</summary>
    public string? Scope { get; init; }

    /// <summary>The account's security stamp at the time; a new stamp ends the session.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last request, to the minute.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it ends in any case.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended early.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Network address from which it began.</summary>
    public required string Address { get; init; }

    /// <summary>The browser, as it names itself.</summary>
    public required string UserAgent { get; init; }
}
