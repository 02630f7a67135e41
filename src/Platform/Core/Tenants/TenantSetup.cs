using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Platform.Data;
using PayHall.Platform.Modules;
using PayHall.Platform.Recipes;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Makes a tenant by a recipe; on failure nothing of it remains.</summary>
public sealed class TenantSetup(TenantHost host, TenantDatabases databases, RecipeCatalog recipes, ModuleCatalog modules, ILogger<TenantSetup> logger)
{
    /// <summary>Makes a tenant.</summary>
    /// <param name="draft">Name, address and, unless the host's default will do, database.</param>
    /// <param name="recipeName">The recipe.</param>
    /// <param name="cancellationToken">Stops the setup, which then is undone.</param>
    /// <exception cref="TenantException">Name or address are taken or not allowed.</exception>
    /// <exception cref="RecipeException">The recipe is unknown or wrong.</exception>
    public async Task CreateAsync(TenantSettings draft, string recipeName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var recipe = await recipes.ReadAsync(recipeName, cancellationToken);
        modules.Graph.Closure(recipe.Features);
        var settings = draft with
        {
            State = TenantState.Initializing,
            Recipe = recipeName,
            Features = recipe.Features,
            Database = databases.ForNewTenant(draft),
        };

        // Settings that don't say where the data goes are refused before there is anything to undo.
        await databases.Open(settings).DisposeAsync();
        var tenant = host.Add(settings);
        try
        {
            await using (var database = databases.Open(tenant.Settings))
                await database.CreateAsync(cancellationToken);
            await RunAsync(tenant, recipe, cancellationToken);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Tenant {Tenant} could not be set up by recipe {Recipe}; it is removed again", draft.Name, recipeName);
            await RollBackAsync(tenant);
            throw;
        }
    }

    /// <summary>Runs a recipe in an existing tenant, enabling its features first; what is already so stays.</summary>
    /// <exception cref="RecipeException">The recipe is unknown or wrong.</exception>
    public async Task ApplyAsync(string tenantName, string recipeName, CancellationToken cancellationToken)
    {
        var recipe = await recipes.ReadAsync(recipeName, cancellationToken);
        var tenant = host.Find(tenantName) ?? throw new TenantException($"There is no tenant {tenantName}.");
        var missing = recipe.Features.Except(tenant.Settings.Features, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            modules.Graph.Closure(tenant.Settings.Features.Concat(missing));
            await host.ChangeAsync(tenantName, settings => settings with { Features = [.. settings.Features, .. missing] });
        }

        await using var lease = await tenant.LeaseAsync(cancellationToken);
        await lease.Shell.Services.GetRequiredService<RecipeRunner>().RunAsync(recipe, cancellationToken);
    }

    /// <summary>Removes a tenant with all its data, for good. A database that is not the tenant's own stays as it is.</summary>
    /// <exception cref="TenantException">The tenant's settings can't be read, so it is not known what is its own.</exception>
    public async Task RemoveAsync(string tenantName, CancellationToken cancellationToken)
    {
        if (host.Find(tenantName) is not { } tenant)
            return;
        if (tenant.Damage is { } damage)
            throw damage;
        tenant.Accept(tenant.Settings with { State = TenantState.Stopped });
        await tenant.RetireAsync();
        bool dropped;
        await using (var database = databases.Open(tenant.Settings))
            dropped = await database.DropAsync(cancellationToken);
        if (!dropped)
            logger.LogWarning("Tenant {Tenant} is removed, but not the data in {Database}, which does not carry its stamp", tenantName, tenant.Settings.Database);
        await host.RemoveAsync(tenantName, keepFiles: !dropped);
    }

    private async Task RunAsync(Tenant tenant, Recipe recipe, CancellationToken cancellationToken)
    {
        string displayName;
        await using (var lease = await tenant.LeaseAsync(cancellationToken))
        {
            await lease.Shell.Services.GetRequiredService<RecipeRunner>().RunAsync(recipe, cancellationToken);
            await using var scope = lease.Shell.ScopeFactory.CreateAsyncScope();
            displayName = (await scope.ServiceProvider.GetRequiredService<ISettings<SiteSettings>>().GetAsync(cancellationToken)).Name;
        }

        await host.ChangeAsync(tenant.Settings.Name, settings => settings with
        {
            State = TenantState.Running,
            DisplayName = settings.DisplayName.Length > 0 ? settings.DisplayName : displayName,
        });
    }

    private async Task RollBackAsync(Tenant tenant)
    {
        try
        {
            await RemoveAsync(tenant.Settings.Name, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The cause of the failed setup is what the caller must see; this one goes to the log.
            logger.LogError(failure, "The remains of tenant {Tenant} could not be removed", tenant.Settings.Name);
        }
    }
}
