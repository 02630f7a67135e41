using PayHall.Identity.Data;

namespace PayHall.Identity.Roles;

/// <summary>A role to be looked at or edited.</summary>
/// <param name="Role">The role.</param>
/// <param name="Held">Names of the permissions it holds.</param>
/// <param name="MayChange">True if whoever asks may change it.</param>
/// <param name="Accounts">Whom a change of it touches.</param>
/// <param name="History">What was done to it, newest first.</param>
internal sealed record RoleDetail(Role Role, IReadOnlySet<string> Held, bool MayChange, RoleAccounts Accounts, IReadOnlyList<AuditRecord> History);
