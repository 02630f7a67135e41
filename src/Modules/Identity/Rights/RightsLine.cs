using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Rights;

/// <summary>Permissions of one page that come from the same roles.</summary>
/// <param name="Permissions">The permissions.</param>
/// <param name="Roles">The roles; empty if everyone who is signed in holds them.</param>
internal sealed record RightsLine(IReadOnlyList<Permission> Permissions, IReadOnlyList<RoleRights> Roles);
