using PayHall.Identity.Data;

namespace PayHall.Identity.Roles;

/// <summary>A role to be looked at or edited.</summary>
/// <param name="Role">The role.</param>
/// <param name="Held">Names of the permissions it holds.</param>
/// <param name="MayChange">True if whoever asks may change it.</param>
/// <param name="Accounts">Accounts within the data scope that have it, the first hundred.</param>
/// <param name="History">What was done to it, newest first.</param>
internal sealed record RoleDetail(Role Role, IReadOnlySet<string> Held, bool MayChange, IReadOnlyList<RoleAccount> Accounts, IReadOnlyList<AuditRecord> History);
