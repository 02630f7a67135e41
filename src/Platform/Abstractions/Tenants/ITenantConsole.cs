using PayHall.Errors;
using PayHall.Organizations;

namespace PayHall.Tenants;

/// <summary>
/// What the default site may do with the tenants of this host (P-02). Only the default site's container has it, so nothing of
/// another tenant can reach it. It checks what keeps the host whole; who may do what is the caller's to check.
/// </summary>
public interface ITenantConsole
{
    /// <summary>All tenants in the order of their names, the default site among them.</summary>
    IReadOnlyList<TenantDetail> List();

    /// <summary>The tenant of that name, or null.</summary>
    TenantDetail? Find(string name);

    /// <summary>The features that other tenants than the default site may have, dependencies first.</summary>
    IReadOnlyList<FeatureDetail> Features { get; }

    /// <summary>True if the host has a PostgreSQL of its own, in which new tenants are put unless they say otherwise.</summary>
    bool HasOwnPostgreSql { get; }

    /// <summary>The recipes from which a tenant other than the default site can be made.</summary>
    Task<IReadOnlyList<RecipeDetail>> RecipesAsync(CancellationToken cancellationToken);

    /// <summary>Name of the tenant that has one of these addresses already, or null.</summary>
    /// <param name="name">The tenant that is to have them, which is left out.</param>
    /// <param name="hosts">Hosts; empty: every host.</param>
    /// <param name="prefix">Prefix, or empty.</param>
    string? AddressOwner(string name, IReadOnlyList<string> hosts, string prefix);

    /// <summary>Names of the tenants that a request to a host reaches now, and would not any more if the tenant had these addresses: a host takes what answers at every host.</summary>
    /// <param name="name">The tenant that is to have them.</param>
    /// <param name="hosts">Hosts, which nobody else has; empty: every host.</param>
    /// <param name="prefix">Prefix, or empty.</param>
    /// <param name="requestHost">The host, with its port.</param>
    IReadOnlyList<string> TakenFrom(string name, IReadOnlyList<string> hosts, string prefix, string requestHost);

    /// <summary>Asks the database whether a new tenant's data can go there. A schema without a name is one named after the tenant.</summary>
    Task<DatabaseCheck> CheckDatabaseAsync(TenantSettings draft, CancellationToken cancellationToken);

    /// <summary>Makes a tenant by a recipe, and its administrator. A tenant of the same name and id that is there already was made before.</summary>
    /// <exception cref="RuleException">It failed; nothing of the tenant remains.</exception>
    Task CreateAsync(TenantSettings draft, string recipe, AdministratorDraft administrator, Func<SetupProgress, CancellationToken, Task> report, CancellationToken cancellationToken);

    /// <summary>Gives a tenant another name for people and another address; requests under way end undisturbed.</summary>
    /// <exception cref="RuleException">There is no such tenant, or the address is taken.</exception>
    Task ChangeAddressAsync(string name, string displayName, IReadOnlyList<string> hosts, string prefix);

    /// <summary>Chooses the tenant's features. The new ones are started, migrations included, before the old ones are let go: if that fails, nothing changes.</summary>
    /// <exception cref="RuleException">There is no such tenant, or it does not start with these features.</exception>
    Task ChooseFeaturesAsync(string name, IReadOnlyList<string> chosen, CancellationToken cancellationToken);

    /// <summary>Lets a stopped tenant serve again, and starts it.</summary>
    /// <exception cref="RuleException">There is no such tenant, or it does not start.</exception>
    Task StartAsync(string name, CancellationToken cancellationToken);

    /// <summary>Lets a tenant serve no request until it is started; requests under way end undisturbed.</summary>
    /// <exception cref="RuleException">There is no such tenant.</exception>
    Task StopAsync(string name);

    /// <summary>Starts a tenant anew; requests under way end undisturbed.</summary>
    /// <exception cref="RuleException">There is no such tenant, or it does not start.</exception>
    Task ReloadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes a tenant. Its data, keys and files are set aside, out of reach, until they are swept.</summary>
    /// <exception cref="RuleException">There is no such tenant, or its database does not answer; it is still there.</exception>
    Task<RemovedTenant> RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>The removed tenants whose data is still kept, the latest first.</summary>
    IReadOnlyList<RemovedTenant> Removed();

    /// <summary>Deletes for good what was removed before an instant; answers the names.</summary>
    Task<IReadOnlyList<string>> SweepAsync(DateTimeOffset removedBefore, CancellationToken cancellationToken);
}
