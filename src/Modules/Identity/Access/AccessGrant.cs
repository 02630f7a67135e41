using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>What a person or client may do at one version of the tenant's roles.</summary>
/// <param name="Version">The version it was read at.</param>
/// <param name="Permissions">Union of the permissions of all roles.</param>
/// <param name="Scope">The widest data scope of all roles, resolved to units.</param>
/// <param name="RoleNames">Names of the roles.</param>
internal sealed record AccessGrant(long Version, IReadOnlySet<string> Permissions, DataScope Scope, IReadOnlyList<string> RoleNames);
