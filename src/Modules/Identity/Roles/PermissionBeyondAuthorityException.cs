using PayHall.Errors;

namespace PayHall.Identity.Roles;

/// <summary>Nobody grants what they don't hold.</summary>
/// <param name="title">The permission.</param>
public sealed class PermissionBeyondAuthorityException(string title)
    : RuleException("您自己没有“{0}”这项权限，不能授予或收回", title)
{
    /// <inheritdoc />
    public override int StatusCode => 403;
}
