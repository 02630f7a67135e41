namespace PayHall.Tenants;

/// <summary>Where a tenant's data lives.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The engine.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>
    /// PostgreSQL: an Npgsql connection string. SQLite: empty for the file in the tenant's own data folder. Holds a
    /// secret, so it is never logged or shown.
    /// </summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>
    /// PostgreSQL: the schema that holds all of the tenant's tables and nothing else. No query leaves it. Empty in the draft of a
    /// new tenant: a schema named after the tenant.
    /// </summary>
    public string Schema { get; init; } = "";

    /// <summary>The name of the schema of a tenant that names none.</summary>
    public static string DefaultSchema(string tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return "payhall_" + tenant.Replace('-', '_');
    }

    /// <inheritdoc />
    public override string ToString() => Schema.Length == 0 ? Provider.ToString() : $"{Provider} ({Schema})";
}
