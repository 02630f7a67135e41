using PayHall.Errors;

namespace PayHall.Identity.Organizations;

/// <summary>A unit that has units, accounts, roles or clients can't be deleted.</summary>
/// <param name="name">The unit.</param>
/// <param name="units">Units below it.</param>
/// <param name="accounts">Accounts in it.</param>
/// <param name="roles">Roles of it.</param>
public sealed class UnitInUseException(string name, long units, long accounts, long roles)
    : RuleException("{0} 还在使用：下级机构 {1} 个，账号 {2} 个，角色 {3} 个。请先移走或删除它们，再删除机构。", name, units, accounts, roles);
