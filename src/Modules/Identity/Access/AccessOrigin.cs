using PayHall.Identity.Roles;

namespace PayHall.Identity.Access;

/// <summary>What an account may do, and where that comes from.</summary>
/// <param name="Grant">What it may do: the same that decides each of its requests.</param>
/// <param name="Roles">Its roles with what each gives.</param>
/// <param name="Everyone">Permissions that everyone holds who is signed in.</param>
internal sealed record AccessOrigin(AccessGrant Grant, IReadOnlyList<RoleRights> Roles, IReadOnlySet<string> Everyone);
