namespace PayHall.Organizations;

/// <summary>An account.</summary>
/// <param name="Id">Id of the account.</param>
/// <param name="UserName">Sign-in name.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Created">True if this call created it.</param>
public sealed record AccountInfo(string Id, string UserName, string DisplayName, bool Created);
