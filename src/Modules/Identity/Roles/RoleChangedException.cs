using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>Someone else saved the role meanwhile.</summary>
/// <param name="name">The role.</param>
public sealed class RoleChangedException(string name)
    : RuleException("角色 {0} 刚被其他人修改，您的修改没有保存；请刷新页面后再改", name);
