using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>The unit has a role of that name.</summary>
/// <param name="name">The name.</param>
public sealed class RoleNameTakenException(string name)
    : RuleException("这个机构已有名为 {0} 的角色，请换一个名称", name)
{
    /// <inheritdoc />
    public override string Field => "Name";
}
