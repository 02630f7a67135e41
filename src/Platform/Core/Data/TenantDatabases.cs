using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>Opens a tenant's database on its engine, creates it before the first start and drops it with the tenant.</summary>
/// <param name="paths">The host's folders.</param>
/// <param name="defaultPostgreSql">The host's own PostgreSQL (<c>PAYHALL_DATABASE</c>) as an Npgsql connection string, or empty.</param>
public sealed class TenantDatabases(TenantPaths paths, string defaultPostgreSql)
{
    /// <summary>True if the host has a PostgreSQL of its own.</summary>
    public bool HasOwnPostgreSql => defaultPostgreSql.Length > 0;

    /// <summary>
    /// Where a new tenant's data goes: where its draft says, else a schema in the host's PostgreSQL if it has one, else a SQLite
    /// file. A schema without a name gets one, so that nobody's data ever lands in PostgreSQL's own <c>public</c>.
    /// </summary>
    public DatabaseSettings ForNewTenant(TenantSettings draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var wanted = draft.Database == new DatabaseSettings() && defaultPostgreSql.Length > 0
            ? new DatabaseSettings { Provider = DatabaseProvider.PostgreSql }
            : draft.Database;
        return Named(draft with { Database = wanted });
    }

    /// <summary>The draft's own choice, with a name for its schema.</summary>
    public static DatabaseSettings Named(TenantSettings draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Database.Provider == DatabaseProvider.PostgreSql && draft.Database.Schema.Length == 0
            ? draft.Database with { Schema = DatabaseSettings.DefaultSchema(draft.Name) }
            : draft.Database;
    }

    internal TenantDatabase Open(TenantSettings tenant) => tenant.Database.Provider == DatabaseProvider.Sqlite
        ? new SqliteTenantDatabase(paths.DatabaseFile(tenant), tenant)
        : new PostgreSqlTenantDatabase(
            tenant.Database.ConnectionString.Length > 0 ? tenant.Database.ConnectionString : defaultPostgreSql,
            tenant);
}
