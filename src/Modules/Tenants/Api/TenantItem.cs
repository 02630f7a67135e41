namespace PayHall.Tenants.Api;

/// <summary>A tenant in the API.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="DisplayName">The organisation's name.</param>
/// <param name="Hosts">Hosts that lead to it; none: every host.</param>
/// <param name="Prefix">URL prefix, or empty.</param>
/// <param name="State">Preparing, Running, Sleeping, Stopped or Failed.</param>
/// <param name="Error">Why it can't be started or was not made, or null.</param>
/// <param name="Recipe">The recipe that made it.</param>
/// <param name="Database">Sqlite or PostgreSql.</param>
/// <param name="Schema">PostgreSQL: the schema.</param>
/// <param name="Features">Ids of the features that are on.</param>
/// <param name="StartedAt">Since when it runs, or null.</param>
internal sealed record TenantItem(
    string Name,
    string DisplayName,
    IReadOnlyList<string> Hosts,
    string Prefix,
    TenantCondition State,
    string? Error,
    string Recipe,
    DatabaseProvider Database,
    string Schema,
    IReadOnlyList<string> Features,
    DateTimeOffset? StartedAt)
{
    /// <summary>A tenant of this host.</summary>
    public static TenantItem Of(TenantDetail tenant) => new(
        tenant.Name, tenant.DisplayName, tenant.Hosts, tenant.Prefix, tenant.Condition, tenant.Fault, tenant.Recipe, tenant.Database, tenant.Schema, tenant.Enabled, tenant.StartedAt);
}
