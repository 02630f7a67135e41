namespace PayHall.Identity.Sessions;

/// <summary>A session to begin.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="SecurityStamp">The account's stamp now.</param>
/// <param name="Kind">Cookie or Token.</param>
/// <param name="ParentId">The session it ends with, or null.</param>
/// <param name="Lifetime">When it ends in any case.</param>
/// <param name="Address">Network address.</param>
/// <param name="UserAgent">The browser, as it names itself.</param>
internal sealed record SessionDraft(string UserId, string SecurityStamp, string Kind, string? ParentId, TimeSpan Lifetime, string Address, string UserAgent)
{
    /// <summary>The token family it belongs to, or null.</summary>
    public string? FamilyId { get; init; }

    /// <summary>Permissions to which it is narrowed, or null.</summary>
    public string? Scope { get; init; }
}
