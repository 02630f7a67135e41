using Microsoft.Extensions.DependencyInjection;
using PayHall.Organizations;

namespace PayHall.Identity.Organizations;

/// <summary>机构管理, and the tree as other modules see it.</summary>
internal static class OrganizationServices
{
    /// <summary>Adds it.</summary>
    public static void AddOrganizations(this IServiceCollection services)
    {
        services.AddScoped<IOrganizationDirectory, OrganizationDirectory>();
        services.AddScoped<SaveUnit>();
        services.AddScoped<DeleteUnit>();
        services.AddScoped<UnitList>();
    }
}
