using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Identity.Access;

/// <summary>Who asks, and what of: the access of every request, permissions and data scopes.</summary>
internal static class AccessServices
{
    /// <summary>Adds it.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentSession>();
        services.AddScoped<AccessReader>();
        services.AddScoped<Authority>();
        services.AddScoped<ClientStore>();
        services.AddSingleton<PermissionCatalog>();
        services.AddSingleton<AccessCache>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicyProvider>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiAwareResultHandler>();
    }
}
