using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>Opens a tenant's database on its engine, creates it before the first start and drops it with the tenant.</summary>
/// <param name="paths">The host's folders.</param>
/// <param name="defaultPostgreSql">The host's own PostgreSQL (<c>PAYHALL_DATABASE</c>) as an Npgsql connection string, or empty.</param>
public sealed class TenantDatabases(TenantPaths paths, string defaultPostgreSql)
{
    /// <summary>Where a new tenant's data goes: a schema in the host's PostgreSQL if it has one, else a SQLite file.</summary>
    public DatabaseSettings ForNewTenant(string name) => defaultPostgreSql.Length == 0
        ? new DatabaseSettings()
        : new DatabaseSettings { Provider = DatabaseProvider.PostgreSql, Schema = "payhall_" + name.Replace('-', '_') };

    internal TenantDatabase Open(TenantSettings tenant) => tenant.Database.Provider == DatabaseProvider.Sqlite
        ? new SqliteTenantDatabase(paths.DatabaseFile(tenant))
        : new PostgreSqlTenantDatabase(
            tenant.Database.ConnectionString.Length > 0 ? tenant.Database.ConnectionString : defaultPostgreSql,
            tenant.Database.Schema,
            tenant.Name);
}
