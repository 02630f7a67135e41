using Microsoft.AspNetCore.Authorization;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>Demands a permission.</summary>
/// <param name="Permission">The permission.</param>
internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;
