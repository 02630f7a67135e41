using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Background;
using PayHall.Platform.Modules;
using PayHall.Platform.Recipes;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>The short list of host instances that every tenant's container shares; all else is the tenant's own.</summary>
public sealed class HostBridge(IServiceProvider host)
{
    private static readonly Type[] Shared =
    [
        typeof(IConfiguration),
        typeof(IHostEnvironment),
        typeof(IWebHostEnvironment),
        typeof(ILoggerFactory),
        typeof(DiagnosticListener),
        typeof(DiagnosticSource),
        typeof(IHostApplicationLifetime),
        typeof(IHttpContextAccessor),
        typeof(IMeterFactory),
        typeof(TimeProvider),
        typeof(ModuleCatalog),
        typeof(TenantPaths),
        typeof(RecipeCatalog),
        typeof(WorkSchedule),
        typeof(FirstPasswordBoard),
        typeof(HashingSlots),
    ];

    /// <summary>Registers the shared instances; the tenant's container does not own them.</summary>
    /// <param name="services">The tenant's services.</param>
    /// <param name="tenant">The tenant.</param>
    public void AddTo(IServiceCollection services, TenantSettings tenant)
    {
        foreach (var type in Shared)
            services.AddSingleton(type, host.GetRequiredService(type));

        // Nothing of one tenant leads to another; only the default site knows that there are others. Asked for when used: the
        // directory is made of the tenants that this bridge serves.
        if (tenant.Name == TenantSettings.DefaultName)
        {
            services.AddSingleton<ITenantDirectory>(_ => host.GetRequiredService<TenantDirectory>());
            services.AddSingleton<ITenantConsole>(_ => host.GetRequiredService<TenantConsole>());
        }

        services.AddSingleton<ITenantTimeZone>(provider => new TenantTimeZone(provider.GetRequiredService<TenantSettings>(), host.GetRequiredService<TenantHost>));
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
    }
}
