namespace PayHall.Identity.Tokens;

/// <summary>A person lets an app in.</summary>
/// <param name="Name">Name of the app for the list of one's apps; may be absent.</param>
/// <param name="Scope">Permissions to which its tokens are narrowed, separated by blanks; absent: all that the person holds.</param>
/// <param name="UserAgent">The program, as it names itself.</param>
internal sealed record AppRequest(string? Name, string? Scope, string UserAgent);
