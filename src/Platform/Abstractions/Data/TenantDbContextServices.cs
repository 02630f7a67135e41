using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PayHall.Data;

/// <summary>Registers a module's EF Core context on the tenant's database.</summary>
public static class TenantDbContextServices
{
    /// <summary>
    /// Adds <typeparamref name="TContext"/>; its migrations (hand-written, in <c>Data/Migrations</c>) run when the tenant
    /// starts, in the order of registration, and are recorded in <c>migrations_{module}</c>.
    /// </summary>
    /// <param name="services">The tenant's services.</param>
    /// <param name="module">Lower-case module name, the table prefix, e.g. <c>settlement</c>.</param>
    public static IServiceCollection AddTenantDbContext<TContext>(this IServiceCollection services, string module)
        where TContext : DbContext
    {
        services.AddDbContext<TContext>((provider, options) =>
            provider.GetRequiredService<ITenantDatabase>().Configure(options, "migrations_" + module));
        services.AddSingleton(new TenantDbContextRegistration(typeof(TContext), module));
        return services;
    }
}
