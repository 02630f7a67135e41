using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Hosting;

/// <summary>Makes the configured tenants at the first start; later starts find them. Removes what a crash left half made.</summary>
internal sealed class Bootstrap(
    PayHallOptions options,
    TenantHost host,
    TenantSetup setup,
    Readiness readiness,
    Welcome welcome,
    ILogger<Bootstrap> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var tenant in host.Tenants.Where(tenant => tenant.Settings.State is TenantState.Initializing or TenantState.Uninitialized).ToList())
        {
            logger.LogWarning("Tenant {Tenant} was left half made by an interrupted setup and is removed", tenant.Settings.Name);
            await setup.RemoveAsync(tenant.Settings.Name, stoppingToken);
        }

        var complete = true;
        foreach (var wanted in options.Bootstrap.Where(wanted => host.Find(wanted.Name) is null))
            complete &= await CreateAsync(wanted, stoppingToken);
        readiness.IsReady = complete;
        if (complete && options.Bootstrap.Count > 0)
            Console.WriteLine(welcome.Text());
    }

    private async Task<bool> CreateAsync(BootstrapTenant wanted, CancellationToken stopping)
    {
        try
        {
            logger.LogInformation("Setting up tenant {Tenant} at /{Prefix} by recipe {Recipe}", wanted.Name, wanted.Prefix, wanted.Recipe);
            await setup.CreateAsync(new TenantSettings { Name = wanted.Name, Prefix = wanted.Prefix }, wanted.Recipe, stopping);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One broken tenant must not take the others down; the host stays unready, and says why.
            logger.LogError(failure, "Tenant {Tenant} could not be set up", wanted.Name);
            return false;
        }
    }
}
