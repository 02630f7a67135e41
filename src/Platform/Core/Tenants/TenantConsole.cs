using System.Data.Common;
using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Platform.Data;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>The host's tenants for the default site's console.</summary>
public sealed class TenantConsole(TenantHost host, TenantSetup setup, TenantArchive archive, TenantDatabases databases, ConsoleCatalog catalog) : ITenantConsole
{
    /// <inheritdoc />
    public IReadOnlyList<FeatureDetail> Features => catalog.Features;

    /// <inheritdoc />
    public bool HasOwnPostgreSql => databases.HasOwnPostgreSql;

    /// <inheritdoc />
    public IReadOnlyList<TenantDetail> List() => [.. host.Tenants.Select(Describe)];

    /// <inheritdoc />
    public TenantDetail? Find(string name) => host.Find(name) is { } tenant ? Describe(tenant) : null;

    /// <inheritdoc />
    public Task<IReadOnlyList<RecipeDetail>> RecipesAsync(CancellationToken cancellationToken) => catalog.RecipesAsync(cancellationToken);

    /// <inheritdoc />
    public string? AddressOwner(string name, IReadOnlyList<string> hosts, string prefix) => host.AddressOwner(name, hosts, prefix);

    /// <inheritdoc />
    public IReadOnlyList<string> TakenFrom(string name, IReadOnlyList<string> hosts, string prefix, string requestHost) => host.TakenFrom(name, hosts, prefix, requestHost);

    /// <inheritdoc />
    public async Task<DatabaseCheck> CheckDatabaseAsync(TenantSettings draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        try
        {
            await using var database = databases.Open(draft with { Database = TenantDatabases.Named(draft) });
            return await database.CheckAsync(cancellationToken);
        }
        catch (Exception malformed) when (malformed is TenantException or ArgumentException or FormatException)
        {
            return new DatabaseCheck(DatabasePlace.Unreachable, malformed.Message);
        }
    }

    /// <inheritdoc />
    public async Task CreateAsync(TenantSettings draft, string recipe, AdministratorDraft administrator, Func<SetupProgress, CancellationToken, Task> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (host.Find(draft.Name)?.Settings is { State: TenantState.Running } made && made.Id == draft.Id)
            return;
        try
        {
            await setup.CreateAsync(draft, recipe, administrator, report, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw TenantFailedException.Setup(draft.Name, failure.Message);
        }
        finally
        {
            // The recipe's own people get their first passwords from their administrator.
            catalog.ForgetFirstPasswords(draft.Name);
        }
    }

    /// <inheritdoc />
    public async Task ChangeAddressAsync(string name, string displayName, IReadOnlyList<string> hosts, string prefix)
    {
        Demand(name);
        try
        {
            await host.ChangeAsync(name, settings => settings with { DisplayName = displayName, Hosts = hosts, Prefix = prefix });
        }
        catch (TenantException failure)
        {
            throw TenantFailedException.Change(name, failure.Message);
        }
    }

    /// <inheritdoc />
    public async Task ChooseFeaturesAsync(string name, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        var isRunning = Demand(name).Settings.State == TenantState.Running;
        try
        {
            // A stopped tenant has no request that could be lost, and is not to be started by this.
            if (isRunning)
                await host.ReplaceAsync(name, settings => settings with { Features = chosen });
            else
                await host.ChangeAsync(name, settings => settings with { Features = chosen });
        }
        catch (TenantException failure)
        {
            throw TenantFailedException.Features(name, failure.Message);
        }
    }

    /// <inheritdoc />
    public async Task StartAsync(string name, CancellationToken cancellationToken)
    {
        Demand(name);
        await ChangeStateAsync(name, TenantState.Running);
        await WakeAsync(name, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(string name)
    {
        Demand(name);
        return ChangeStateAsync(name, TenantState.Stopped);
    }

    /// <inheritdoc />
    public async Task ReloadAsync(string name, CancellationToken cancellationToken)
    {
        await Demand(name).RetireAsync();
        await WakeAsync(name, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RemovedTenant> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        Demand(name);
        try
        {
            return await archive.RemoveAsync(name, cancellationToken);
        }
        catch (Exception failure) when (failure is TenantException or DbException or IOException or UnauthorizedAccessException)
        {
            throw TenantFailedException.Removal(name, failure.Message);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<RemovedTenant> Removed() => archive.List();

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> SweepAsync(DateTimeOffset removedBefore, CancellationToken cancellationToken) => archive.SweepAsync(removedBefore, cancellationToken);

    private Tenant Demand(string name) => host.Find(name) ?? throw new NotFoundException("该租户", name);

    private async Task ChangeStateAsync(string name, TenantState state)
    {
        try
        {
            await host.ChangeAsync(name, settings => settings with { State = state });
        }
        catch (TenantException failure)
        {
            throw TenantFailedException.Change(name, failure.Message);
        }
    }

    /// <summary>Starts the tenant now, so that whoever asked for it learns what is wrong.</summary>
    private async Task WakeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var lease = await Demand(name).LeaseAsync(cancellationToken);
        }
        catch (TenantException failure)
        {
            throw TenantFailedException.Start(name, failure.Message);
        }
    }

    private TenantDetail Describe(Tenant tenant)
    {
        var settings = tenant.Settings;
        return new TenantDetail
        {
            Name = settings.Name,
            DisplayName = tenant.DisplayName,
            Hosts = settings.Hosts,
            Prefix = settings.Prefix,
            Condition = Condition(tenant),
            Fault = tenant.Fault?.Message,
            IsDamaged = tenant.Damage is not null,
            Database = settings.Database.Provider,
            Schema = settings.Database.Schema,
            Recipe = settings.Recipe,
            Chosen = settings.Features,
            Enabled = catalog.Enabled(settings),
            StartedAt = tenant.StartedAt,
            Id = settings.Id,
        };
    }

    private static TenantCondition Condition(Tenant tenant) => tenant switch
    {
        { Damage: not null } => TenantCondition.Failed,
        { Settings.State: TenantState.Stopped } => TenantCondition.Stopped,
        { Settings.State: not TenantState.Running } => TenantCondition.Preparing,
        { Fault: not null } => TenantCondition.Failed,
        { IsStarted: true } => TenantCondition.Running,
        _ => TenantCondition.Sleeping,
    };
}
