using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Data;
using PayHall.Tenants;
using PayHall.Testing;

namespace PayHall.Host.Tests.RecordMatrix;

/// <summary>What stands in every table of a tenant, so that a change anywhere is seen.</summary>
internal sealed class DatabaseState
{
    /// <summary>What changes with any request or by itself, and holds no record.</summary>
    private static readonly Dictionary<string, string> Ignored = new(StringComparer.Ordinal)
    {
        ["identity_sessions"] = "each request notes that its session is alive",
        ["identity_captcha_uses"] = "a captcha is used up before anything else is looked at",
        ["identity_audit_seals"] = "background work seals the trail",
        ["identity_audit_blocks"] = "background work seals the trail",
        ["settlement_sealed_journals"] = "background work seals the ledger",
        ["settlement_seal_blocks"] = "background work seals the ledger",
    };

    private readonly Dictionary<string, (long Rows, long Sum)> tables = new(StringComparer.Ordinal);

    /// <summary>Reads every table.</summary>
    public static Task<DatabaseState> ReadAsync(TestHost host, string tenant)
        => host.InTenantAsync(tenant, async services =>
        {
            var database = services.GetRequiredService<ITenantDatabase>();
            await using var connection = await database.OpenAsync(CancellationToken.None);
            var state = new DatabaseState();
            foreach (var table in await NamesAsync(connection, database.Provider))
                state.tables[table] = await SumAsync(connection, table);
            return state;
        });

    /// <summary>The tables in which something differs.</summary>
    public IReadOnlyList<string> ChangesSince(DatabaseState before)
        => [.. tables.Where(table => before.tables.GetValueOrDefault(table.Key) != table.Value).Select(table => table.Key).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> NamesAsync(DbConnection connection, DatabaseProvider provider)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = provider == DatabaseProvider.PostgreSql
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return [.. names.Where(name => !Ignored.ContainsKey(name))];
    }

    private static async Task<(long Rows, long Sum)> SumAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, sum) = (0L, 0L);
        while (await reader.ReadAsync())
        {
            var hash = default(HashCode);
            for (var column = 0; column < reader.FieldCount; column++)
                hash.Add(reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture));
            rows++;
            sum += hash.ToHashCode();
        }

        return (rows, sum);
    }
}
