using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>The role holds permissions or a data scope beyond those of whoever acts.</summary>
/// <param name="name">The role.</param>
public sealed class RoleBeyondAuthorityException(string name)
    : RuleException("角色 {0} 的权限或数据范围超出您自己的，不能由您分配或修改", name)
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
