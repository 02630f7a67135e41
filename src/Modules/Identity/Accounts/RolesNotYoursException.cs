using PayHall.Errors;

namespace PayHall.Identity.Accounts;

/// <summary>Who may manage accounts may not give or take their roles thereby.</summary>
public sealed class RolesNotYoursException()
    : RuleException("分配角色需要权限 {0}，您没有；可以不填 roles，只保存其他内容", Permissions.AssignRoles.Name)
{
    /// <inheritdoc />
    public override int StatusCode => 403;

    /// <inheritdoc />
    public override string Field => "RoleIds";
}
