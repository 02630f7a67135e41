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
        var complete = true;
        foreach (var tenant in host.HalfMade)
            complete &= await RemoveAsync(tenant, stoppingToken);
        foreach (var wanted in options.Bootstrap.Where(wanted => host.Find(wanted.Name) is null))
            complete &= await CreateAsync(wanted, stoppingToken);
        readiness.IsReady = complete;
        if (complete && options.Bootstrap.Count > 0)
            Console.WriteLine(welcome.Text());
    }

    private Task<bool> RemoveAsync(string name, CancellationToken stopping)
    {
        logger.LogWarning("Tenant {Tenant} was left half made by an interrupted setup and is removed", name);
        return TryAsync(name, "removed", () => setup.RemoveAsync(name, stopping), stopping);
    }

    private Task<bool> CreateAsync(BootstrapTenant wanted, CancellationToken stopping)
    {
        logger.LogInformation("Setting up tenant {Tenant} at /{Prefix} by recipe {Recipe}", wanted.Name, wanted.Prefix, wanted.Recipe);
        return TryAsync(wanted.Name, "set up", () => setup.CreateAsync(new TenantSettings { Name = wanted.Name, Prefix = wanted.Prefix }, wanted.Recipe, stopping), stopping);
    }

    /// <summary>One broken tenant, or a database that does not answer, must not take the others down; the host stays unready, and says why.</summary>
    private async Task<bool> TryAsync(string tenant, string aim, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(failure, "Tenant {Tenant} could not be {Aim}", tenant, aim);
            return false;
        }
    }
}
