using System.Data.Common;
using Dapper;
using PayHall.Tenants;

namespace PayHall.Host.Tests;

/// <summary>
/// What a tenant's database is made of, in words that are the same for both engines. A type is named by its family: what one engine
/// calls INTEGER is the other's bigint. A key or unique constraint that the engine names itself goes without a name, and the tables of
/// EF Core's own are left out.
/// </summary>
internal static class DatabaseSchema
{
    private const string SqliteColumns = """
        SELECT t.name AS "Table", c.name AS "Column", c.type AS "Type", c."notnull" = 1 OR c.pk > 0 AS "Required"
        FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'
        """;

    private const string SqliteKeys = """
        SELECT t.name AS "Table", c.name AS "Column", c.pk AS "Place", '' AS "Name", 1 AS "Unique"
        FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.pk > 0
        """;

    private const string SqliteIndexes = """
        SELECT t.name AS "Table", COALESCE(c.name, '(expression)') AS "Column", c.seqno AS "Place", i.name AS "Name", i."unique" AS "Unique", i.partial AS "Partial", c."desc" AS "Descending"
        FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) c
        WHERE t.type = 'table' AND i.origin <> 'pk' AND c.key = 1
        """;

    private const string PostgreSqlColumns = """
        SELECT table_name AS "Table", column_name AS "Column", data_type AS "Type", is_nullable = 'NO' AS "Required"
        FROM information_schema.columns WHERE table_schema = current_schema()
        """;

    private const string PostgreSqlIndexes = """
        SELECT t.relname AS "Table", COALESCE(a.attname, '(expression)') AS "Column", k.place AS "Place", i.relname AS "Name", x.indisunique::int AS "Unique",
            (x.indpred IS NOT NULL)::int AS "Partial", (x.indoption[k.place - 1] & 1)::int AS "Descending"
        FROM pg_index x
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS k(attribute, place)
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute
        WHERE t.relnamespace = current_schema()::regnamespace AND x.indisprimary = @isKey AND k.place <= x.indnkeyatts
        """;

    /// <summary>A line for each column, primary key and index.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, DatabaseProvider database)
    {
        var isSqlite = database == DatabaseProvider.Sqlite;
        var columns = await connection.QueryAsync<ColumnRow>(isSqlite ? SqliteColumns : PostgreSqlColumns);
        var keys = await connection.QueryAsync<IndexRow>(isSqlite ? SqliteKeys : PostgreSqlIndexes, new { isKey = true });
        var indexes = await connection.QueryAsync<IndexRow>(isSqlite ? SqliteIndexes : PostgreSqlIndexes, new { isKey = false });
        return
        [
            .. columns.Where(row => IsOurs(row.Table)).Select(row => $"column {row.Table}.{row.Column} {Family(row.Type)}{(row.Required ? " not null" : "")}"),
            .. keys.Where(row => IsOurs(row.Table)).GroupBy(row => row.Table).Select(key => $"key of {key.Key} ({Fields(key)})"),
            .. indexes.Where(row => IsOurs(row.Table)).GroupBy(row => (row.Table, row.Name)).Select(Index),
        ];
    }

    private static bool IsOurs(string table)
        => !table.StartsWith("migrations_", StringComparison.Ordinal) && !table.StartsWith("__EF", StringComparison.Ordinal) && !table.StartsWith("sqlite_", StringComparison.Ordinal);

    private static string Index(IGrouping<(string Table, string Name), IndexRow> rows)
        => $"index {OwnName(rows.Key.Name)} of {rows.Key.Table} ({Fields(rows)}){(rows.First().Unique == 1 ? " unique" : "")}{(rows.First().Partial == 1 ? " partial" : "")}";

    private static string Fields(IEnumerable<IndexRow> rows) => string.Join(", ", rows.OrderBy(row => row.Place).Select(row => row.Column + (row.Descending == 1 ? " desc" : "")));

    private static string OwnName(string name)
        => name.StartsWith("sqlite_autoindex_", StringComparison.Ordinal) || name.EndsWith("_key", StringComparison.Ordinal) ? "-" : name;

    private static string Family(string type) => type.ToUpperInvariant() switch
    {
        // SQLite has no truth values of its own.
        "INTEGER" or "BIGINT" or "SMALLINT" or "INT" or "BOOLEAN" => "integer",
        "TEXT" or "CHARACTER VARYING" or "VARCHAR" => "text",
        "BLOB" or "BYTEA" => "bytes",
        "REAL" or "DOUBLE PRECISION" => "real",
        var other => other,
    };

    private sealed class ColumnRow
    {
        public string Table { get; init; } = "";

        public string Column { get; init; } = "";

        public string Type { get; init; } = "";

        public bool Required { get; init; }
    }

    private sealed class IndexRow
    {
        public string Table { get; init; } = "";

        public string Column { get; init; } = "";

        public long Place { get; init; }

        public string Name { get; init; } = "";

        public int Unique { get; init; }

        public int Partial { get; init; }

        public int Descending { get; init; }
    }
}
