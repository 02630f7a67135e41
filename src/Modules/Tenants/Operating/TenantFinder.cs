using PayHall.Errors;

namespace PayHall.Tenants.Operating;

/// <summary>Finds what an act is about.</summary>
internal static class TenantFinder
{
    /// <summary>The tenant of that name.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static TenantDetail Demand(this ITenantConsole console, string? name) => console.Find(name ?? "") ?? throw new NotFoundException("该租户", name ?? "");
}
