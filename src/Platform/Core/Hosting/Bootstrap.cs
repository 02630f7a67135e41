using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Recipes;
using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Hosting;

/// <summary>Makes the configured tenants at the first start; later starts find them. Removes what a crash left half made.</summary>
internal sealed class Bootstrap(
    PayHallOptions options,
    TenantHost host,
    TenantSetup setup,
    RecipeCatalog recipes,
    Readiness readiness,
    Welcome welcome,
    FirstPasswordBoard passwords,
    ILogger<Bootstrap> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var complete = true;
        foreach (var tenant in host.HalfMade)
            complete &= await RemoveAsync(tenant, stoppingToken);
        foreach (var wanted in options.Bootstrap)
        {
            if (host.Find(wanted.Name) is null)
                complete &= await CreateAsync(wanted, stoppingToken);
            else if (wanted.Name == TenantSettings.DefaultName)
                complete &= await BringUpToDateAsync(wanted, stoppingToken);
            foreach (var (userName, password) in passwords.Take(wanted.Name))
                Console.WriteLine($"First sign-in to {wanted.Name} (shown only now, to be changed at the first sign-in): {userName} {password}");
        }

        readiness.IsReady = complete;
        if (complete && options.Bootstrap.Count > 0)
            Console.WriteLine(welcome.Text());
    }

    private Task<bool> RemoveAsync(string name, CancellationToken stopping)
    {
        logger.LogWarning("Tenant {Tenant} was left half made by an interrupted setup and is removed", name);
        return TryAsync(name, "removed", () => setup.RemoveHalfMadeAsync(name, stopping), stopping);
    }

    private Task<bool> CreateAsync(BootstrapTenant wanted, CancellationToken stopping)
    {
        logger.LogInformation("Setting up tenant {Tenant} at /{Prefix} by recipe {Recipe}", wanted.Name, wanted.Prefix, wanted.Recipe);
        return TryAsync(wanted.Name, "set up", () => setup.CreateAsync(new TenantSettings { Name = wanted.Name, Prefix = wanted.Prefix }, wanted.Recipe, stopping), stopping);
    }

    /// <summary>
    /// A default site made before its recipe had this feature, such as accounts, gets what is missing, once: where that failed or was
    /// interrupted, the next start goes on with it.
    /// </summary>
    private async Task<bool> BringUpToDateAsync(BootstrapTenant wanted, CancellationToken stopping)
        => host.Find(wanted.Name)!.Damage is null
            && await TryAsync(
                wanted.Name,
                "brought up to date",
                async () =>
                {
                    var recipe = await recipes.ReadAsync(wanted.Recipe, stopping);
                    var settings = host.Find(wanted.Name)!.Settings;
                    if (settings.UnfinishedRecipe.Length > 0 || recipe.Features.Except(settings.Features, StringComparer.Ordinal).Any())
                        await setup.ApplyAsync(wanted.Name, wanted.Recipe, stopping);
                },
                stopping);

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
