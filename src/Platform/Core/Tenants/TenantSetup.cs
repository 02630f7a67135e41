using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Organizations;
using PayHall.Platform.Data;
using PayHall.Platform.Modules;
using PayHall.Platform.Recipes;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Makes a tenant by a recipe; on failure nothing of it remains.</summary>
public sealed class TenantSetup(TenantHost host, TenantDatabases databases, RecipeCatalog recipes, ModuleCatalog modules, ILogger<TenantSetup> logger)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <summary>Makes a tenant.</summary>
    /// <param name="draft">Name, address and, unless the host's default will do, database.</param>
    /// <param name="recipeName">The recipe.</param>
    /// <param name="cancellationToken">Stops the setup, which then is undone.</param>
    /// <exception cref="TenantException">Name or address are taken or not allowed.</exception>
    /// <exception cref="RecipeException">The recipe is unknown or wrong.</exception>
    public Task CreateAsync(TenantSettings draft, string recipeName, CancellationToken cancellationToken)
        => CreateAsync(draft, recipeName, administrator: null, static (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Makes a tenant with an administrator, and tells how far it is.</summary>
    /// <param name="draft">As above.</param>
    /// <param name="recipeName">The recipe.</param>
    /// <param name="administrator">The administrator to make beside what the recipe makes, or null.</param>
    /// <param name="report">Called before each step.</param>
    /// <param name="cancellationToken">Stops the setup, which then is undone.</param>
    /// <exception cref="TenantException">Name or address are taken or not allowed.</exception>
    /// <exception cref="RecipeException">The recipe is unknown or wrong.</exception>
    public async Task CreateAsync(TenantSettings draft, string recipeName, AdministratorDraft? administrator, Func<SetupProgress, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(report);
        await RemoveHalfMadeAsync(draft.Name, cancellationToken);
        var recipe = await recipes.ReadAsync(recipeName, cancellationToken);
        modules.Graph.ClosureOf(draft, recipe.Features);

        // Who names an administrator has chosen the database as well, even if it is the one that is the default without a choice.
        var settings = draft with
        {
            State = TenantState.Initializing,
            Recipe = recipeName,
            Features = recipe.Features,
            Database = administrator is null ? databases.ForNewTenant(draft) : TenantDatabases.Named(draft),
        };

        // Settings that don't say where the data goes are refused before there is anything to undo.
        await databases.Open(settings).DisposeAsync();
        var tenant = host.Add(settings);
        try
        {
            await report(new SetupProgress(0, Steps(recipe, administrator), SetupProgress.Database), cancellationToken);
            await using (var database = databases.Open(tenant.Settings))
                await database.CreateAsync(cancellationToken);
            await RunAsync(tenant, recipe, administrator, report, cancellationToken);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Tenant {Tenant} could not be set up by recipe {Recipe}; it is removed again", draft.Name, recipeName);
            await RollBackAsync(tenant);
            throw;
        }
    }

    /// <summary>
    /// Runs a recipe in an existing tenant, enabling its features first; what is already so stays. From before its first change until
    /// its last step is done the tenant's settings say that it is unfinished, so that one that fails, or whose process dies, is seen.
    /// </summary>
    /// <exception cref="RecipeException">The recipe is unknown or wrong.</exception>
    public async Task ApplyAsync(string tenantName, string recipeName, CancellationToken cancellationToken)
    {
        var recipe = await recipes.ReadAsync(recipeName, cancellationToken);
        var tenant = host.Find(tenantName) ?? throw new TenantException($"There is no tenant {tenantName}.");
        modules.Graph.ClosureOf(tenant.Settings, tenant.Settings.Features.Union(recipe.Features, StringComparer.Ordinal));
        await host.ChangeAsync(tenantName, settings => settings with
        {
            UnfinishedRecipe = recipeName,
            Features = [.. settings.Features.Union(recipe.Features, StringComparer.Ordinal)],
        });
        await using (var lease = await tenant.LeaseAsync(cancellationToken))
            await lease.Shell.Services.GetRequiredService<RecipeRunner>().RunAsync(recipe, cancellationToken);
        await host.ChangeAsync(tenantName, settings => settings with { UnfinishedRecipe = "" });
    }

    /// <summary>Removes what an earlier process left of a setup that it did not end; does nothing if another caller did.</summary>
    public async Task RemoveHalfMadeAsync(string tenantName, CancellationToken cancellationToken)
    {
        var gate = gates.GetOrAdd(tenantName, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (host.TakeHalfMade(tenantName))
                await RemoveAsync(tenantName, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Removes a tenant with all its data, for good. A database that is not the tenant's own stays as it is.</summary>
    /// <exception cref="TenantException">The tenant's settings can't be read, so it is not known what is its own.</exception>
    public async Task RemoveAsync(string tenantName, CancellationToken cancellationToken)
    {
        if (host.Find(tenantName) is not { } tenant)
            return;
        if (tenant.Damage is { } damage)
            throw damage;
        host.Suspend(tenant);
        await tenant.RetireAsync();
        bool dropped;
        await using (var database = databases.Open(tenant.Settings))
            dropped = await database.DropAsync(cancellationToken);
        if (!dropped)
            logger.LogWarning("Tenant {Tenant} is removed, but not the data in {Database}, which does not carry its stamp", tenantName, tenant.Settings.Database);
        await host.RemoveAsync(tenantName, keepFiles: !dropped);
    }

    /// <summary>The database, the recipe's steps and, if one is wanted, the administrator.</summary>
    private static int Steps(Recipe recipe, AdministratorDraft? administrator) => recipe.Steps.Count + (administrator is null ? 1 : 2);

    private async Task RunAsync(Tenant tenant, Recipe recipe, AdministratorDraft? administrator, Func<SetupProgress, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        string displayName;
        var steps = Steps(recipe, administrator);
        await using (var lease = await tenant.LeaseAsync(cancellationToken))
        {
            await lease.Shell.Services.GetRequiredService<RecipeRunner>()
                .RunAsync(recipe, (step, token) => report(new SetupProgress(step.Index + 1, steps, step.Name), token), cancellationToken);
            await using var scope = lease.Shell.ScopeFactory.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
            var organization = tenant.Settings.DisplayName.Length > 0 ? tenant.Settings.DisplayName : null;
            if (administrator is not null)
            {
                await report(new SetupProgress(steps - 1, steps, SetupProgress.Administrator), cancellationToken);
                await AddAdministratorAsync(scope.ServiceProvider, recipe, administrator, organization, cancellationToken);
            }

            displayName = organization ?? (await scope.ServiceProvider.GetRequiredService<ISettings<SiteSettings>>().GetAsync(cancellationToken)).Name;
        }

        await host.ChangeAsync(tenant.Settings.Name, settings => settings with
        {
            State = TenantState.Running,
            DisplayName = displayName,
        });
    }

    private static async Task AddAdministratorAsync(IServiceProvider services, Recipe recipe, AdministratorDraft administrator, string? organization, CancellationToken cancellationToken)
    {
        var accounts = services.GetService<IAdministratorAccounts>()
            ?? throw new RecipeException($"Recipe {recipe.Name} enables no feature that has accounts, so nobody could sign in to administer the tenant. Add \"Identity\" to its features.", []);
        await accounts.EnsureAsync(administrator, organization, cancellationToken);
        if (organization is null)
            return;
        var settings = services.GetRequiredService<ISettings<SiteSettings>>();
        await settings.SaveAsync(await settings.GetAsync(cancellationToken) with { Name = organization, ShortName = "" }, cancellationToken);
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
