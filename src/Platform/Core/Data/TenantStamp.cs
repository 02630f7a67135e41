using System.Data.Common;
using Dapper;
using PayHall.Platform.Tenants;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>
/// Says in the database itself whose it is: the one row of <c>platform_tenant</c> is the tenant's id. A name is not enough, for
/// two installations may name the same schema or file.
/// </summary>
internal static class TenantStamp
{
    private const string Insert = "INSERT INTO platform_tenant (id) VALUES (@id)";
    private const string Table = "CREATE TABLE platform_tenant (id TEXT NOT NULL PRIMARY KEY)";

    /// <summary>Marks a new, empty database as the tenant's.</summary>
    public static async Task WriteAsync(DbConnection connection, DbTransaction transaction, string id)
    {
        await connection.ExecuteAsync(Table, transaction: transaction);
        await connection.ExecuteAsync(Insert, new { id }, transaction);
    }

    /// <summary>The id of the tenant to which the database belongs; null if it carries no stamp.</summary>
    public static async Task<string?> ReadAsync(DbConnection connection, DatabaseProvider provider)
        => await HasTableAsync(connection, provider, "platform_tenant")
            ? await connection.QuerySingleOrDefaultAsync<string>("SELECT id FROM platform_tenant")
            : null;

    /// <summary>Refuses a database that is not the tenant's.</summary>
    /// <exception cref="TenantException">It is another's, or nobody's.</exception>
    public static async Task DemandAsync(DbConnection connection, DatabaseProvider provider, TenantSettings tenant, string place)
    {
        var owner = await ReadAsync(connection, provider);
        if (owner == tenant.Id)
            return;
        if (owner is not null)
        {
            throw new TenantException(
                $"{place} belongs to the tenant with id {owner}, not to {tenant.Name} with id {tenant.Id}. "
                + "Point the tenant's settings at its own database, or PAYHALL_DATA at the folder of the installation that made this one.");
        }

        if (!await HasTableAsync(connection, provider, "migrations_platform"))
            throw new TenantException($"{place} holds no data of tenant {tenant.Name}. Restore it from a backup, or remove the tenant's folder to set it up anew.");

        // Made before there were stamps, by the setup that named it in this tenant's settings.
        await using var transaction = await connection.BeginTransactionAsync();
        await WriteAsync(connection, transaction, tenant.Id);
        await transaction.CommitAsync();
    }

    private static async Task<bool> HasTableAsync(DbConnection connection, DatabaseProvider provider, string table)
        => await connection.QuerySingleAsync<long>(
            provider == DatabaseProvider.Sqlite
                ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table"
                : "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = @table",
            new { table }) == 1;
}
