using System.Globalization;
using System.Text;
using PayHall.Data;
using PayHall.Settlement.Data;
using PayHall.Tenants;

namespace PayHall.Settlement.Demo;

/// <summary>Inserts many made-up rows in few statements, the same on both engines. For values of our own only.</summary>
internal static class BulkInsert
{
    private const int RowsPerStatement = 400;

    public static async Task IntoAsync(WriteTransaction transaction, string table, string columns, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(RowsPerStatement))
        {
            var sql = new StringBuilder("INSERT INTO ").Append(table).Append(" (").Append(columns).Append(") VALUES ");
            sql.AppendJoin(',', chunk.Select(row => "(" + string.Join(',', row.Select(value => Literal(value, transaction.Provider))) + ")"));
            await transaction.ExecuteAsync(sql.ToString(), null, cancellationToken);
        }
    }

    /// <summary>The next free id of a table.</summary>
    public static async Task<long> NextIdAsync(WriteTransaction transaction, string table, CancellationToken cancellationToken)
        => (await transaction.QuerySingleOrDefaultAsync<long?>($"SELECT MAX(id) FROM {table}", null, cancellationToken) ?? 0) + 1;

    /// <summary>After ids were given by hand: lets PostgreSQL go on above them. SQLite does so by itself.</summary>
    public static async Task AdvanceIdsAsync(WriteTransaction transaction, string table, CancellationToken cancellationToken)
    {
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            await transaction.QuerySingleOrDefaultAsync<long>($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))", null, cancellationToken);
    }

    private static string Literal(object? value, DatabaseProvider provider) => value switch
    {
        null => "NULL",
        string text => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'",
        Money money => money.Fen.ToString(CultureInfo.InvariantCulture),
        DateOnly day => DateConverter.ToNumber(day).ToString(CultureInfo.InvariantCulture),
        DateTimeOffset instant => InstantConverter.ToMicroseconds(instant).ToString(CultureInfo.InvariantCulture),
        bool flag when provider == DatabaseProvider.Sqlite => flag ? "1" : "0",
        Enum term => "'" + term + "'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
