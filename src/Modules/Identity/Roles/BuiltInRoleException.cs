using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>A built-in role can't be deleted, and only those with all data may change it.</summary>
/// <param name="name">The role.</param>
public sealed class BuiltInRoleException(string name)
    : RuleException("{0} 是系统内置角色，不能删除或由您修改；可以另建角色", name);
