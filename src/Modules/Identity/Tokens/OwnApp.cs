namespace PayHall.Identity.Tokens;

/// <summary>An app that a person let in.</summary>
/// <param name="Id">Id of its token family.</param>
/// <param name="Name">Name that it gave itself; may be empty.</param>
/// <param name="UserAgent">The program, as it names itself.</param>
/// <param name="Scopes">Permissions to which it is narrowed; empty: all that the person holds.</param>
/// <param name="CreatedAt">When it was let in.</param>
/// <param name="LastUsedAt">When it renewed its tokens last.</param>
/// <param name="ExpiresAt">When it has to be let in again.</param>
/// <param name="Address">From where it came last.</param>
internal sealed record OwnApp(
    string Id, string Name, string UserAgent, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, string Address);
