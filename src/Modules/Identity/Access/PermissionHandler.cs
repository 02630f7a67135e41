using Microsoft.AspNetCore.Authorization;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>Lets through who holds the permission in this request.</summary>
internal sealed class PermissionHandler(AccessContext access) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (access.Holds(requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
