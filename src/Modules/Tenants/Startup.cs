using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Background;
using PayHall.Data;
using PayHall.Modules;
using PayHall.Navigation;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants.Api;
using PayHall.Tenants.Areas.Tenants.Pages;
using PayHall.Tenants.Auditing;
using PayHall.Tenants.Changing;
using PayHall.Tenants.Creating;
using PayHall.Tenants.Data;
using PayHall.Tenants.Features;
using PayHall.Tenants.Operating;
using PayHall.Tenants.Removing;

namespace PayHall.Tenants;

/// <summary>The default site: who is on this host, and the console with which that is changed (P-02).</summary>
internal sealed class Startup : StartupBase
{
    private const string Area = "Tenants";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTenantDbContext<TenantsDb>("tenants");
        services.AddSettings<TenantsSettings>("tenants");
        services.AddScoped<IPermissionProvider, Permissions>();
        services.AddScoped<INavigationProvider, AdminMenu>();
        services.AddSingleton(TenantsAuditWords.All);
        services.AddScoped<AuditedAct>();
        services.AddScoped<CreationSecrets>();
        services.AddScoped<CreationStore>();
        services.AddScoped<CreationCheck>();
        services.AddScoped<CreationRecords>();
        services.AddScoped<CreationEnd>();
        services.AddScoped<CreateTenant>();
        services.AddScoped<CancelCreation>();
        services.AddScoped<IJobHandler, CreationJob>();
        services.AddScoped<ChangeAddress>();
        services.AddScoped<TenantActs>();
        services.AddScoped<OperateTenant>();
        services.AddScoped<SwitchFeature>();
        services.AddScoped<RemoveTenant>();
        services.AddScoped<IBackgroundTask, SweepRemoved>();
        services.ConfigurePages(pages => pages
            .RequirePagePermission(Area, "/Index", Permissions.ViewTenants)
            .RequirePagePermission(Area, "/Details", Permissions.ViewTenants)
            .RequirePagePermission(Area, "/Create", Permissions.ManageTenants)
            .RequirePagePermission(Area, "/Creation", Permissions.ManageTenants)
            .RequirePagePermission(Area, "/Edit", Permissions.ManageTenants)
            .RequirePagePermission(Area, "/Settings", Permissions.ManageTenants));
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => TenantsApi.Map(routes);
}
