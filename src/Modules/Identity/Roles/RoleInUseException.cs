using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>A role that accounts have can't be deleted.</summary>
/// <param name="name">The role.</param>
/// <param name="accounts">How many accounts have it.</param>
public sealed class RoleInUseException(string name, long accounts)
    : RuleException("角色 {0} 还有 {1} 个账号在用，请先在账号管理中改派角色，再删除", name, accounts);
