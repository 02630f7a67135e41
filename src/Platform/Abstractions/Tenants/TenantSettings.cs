namespace PayHall.Tenants;

/// <summary>
/// Everything the host must know of a tenant (租户) before its database can be opened. Immutable: a change is a new
/// instance saved to the store, after which the tenant is reloaded.
/// </summary>
public sealed record TenantSettings
{
    /// <summary>The default site's name.</summary>
    public const string DefaultName = "default";

    /// <summary>Unique technical name: lower-case letters, digits and hyphens, starting with a letter, at most 32.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation's name, for lists of tenants.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Hosts (<c>name</c> or <c>name:port</c>, <c>*.name</c> for any label) that lead here; empty: every host.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>First path segment that leads here, without slash; empty: none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether the tenant runs.</summary>
    public TenantState State { get; init; } = TenantState.Uninitialized;

    /// <summary>Where the tenant's data lives.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>Ids of the features that were enabled; dependencies are added by the feature graph.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Name of the recipe that made the tenant.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>Name of a recipe that was begun in the tenant after it was made, and not ended; empty: none. It is run again.</summary>
    public string UnfinishedRecipe { get; init; } = "";

    /// <summary>IANA time zone in which the tenant's days begin and end.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>
    /// Given once, at random. Stamped on the tenant's database and part of the name of its keys, so a removed and re-created tenant,
    /// or one of the same name elsewhere, shares nothing with this one.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>True if one of these addresses is one of those.</summary>
    public static bool AddressesOverlap(IReadOnlyList<string> hosts, string prefix, IReadOnlyList<string> otherHosts, string otherPrefix)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(otherHosts);
        return prefix.Equals(otherPrefix, StringComparison.OrdinalIgnoreCase)
            && hosts.DefaultIfEmpty("").Intersect(otherHosts.DefaultIfEmpty(""), StringComparer.OrdinalIgnoreCase).Any();
    }
}
