using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>Makes the policy <c>permission:Name</c> of every permission that this tenant's features offer.</summary>
internal sealed class PermissionPolicyProvider(IOptions<AuthorizationOptions> options, PermissionCatalog catalog)
    : DefaultAuthorizationPolicyProvider(options)
{
    /// <inheritdoc />
    public override bool AllowsCachingPolicies => true;

    /// <inheritdoc />
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(Permission.PolicyPrefix, StringComparison.Ordinal))
            return base.GetPolicyAsync(policyName);
        var permission = catalog.Find(policyName[Permission.PolicyPrefix.Length..])
            ?? throw new InvalidOperationException($"The policy \"{policyName}\" names a permission that no enabled feature offers.");
        return Task.FromResult<AuthorizationPolicy?>(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)).Build());
    }
}
