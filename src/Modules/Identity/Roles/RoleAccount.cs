namespace PayHall.Identity.Roles;

/// <summary>An account that has a role.</summary>
/// <param name="UserName">Sign-in name.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Enabled">Whether it is enabled.</param>
internal sealed record RoleAccount(string UserName, string DisplayName, bool Enabled);
