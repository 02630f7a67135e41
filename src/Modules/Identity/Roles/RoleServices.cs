using Microsoft.Extensions.DependencyInjection;
using PayHall.Identity.Areas.Identity.Pages.Roles;

namespace PayHall.Identity.Roles;

/// <summary>角色管理.</summary>
internal static class RoleServices
{
    /// <summary>Adds it.</summary>
    public static void AddRoles(this IServiceCollection services)
    {
        services.AddScoped<SaveRole>();
        services.AddScoped<DeleteRole>();
        services.AddScoped<RoleList>();
        services.AddScoped<RoleDetails>();
        services.AddScoped<RoleForm>();
    }
}
