using Dapper;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Settlement.Data;

/// <summary>Dapper within a write transaction.</summary>
internal static class WriteTransactionSql
{
    public static Task<int> ExecuteAsync(this WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => transaction.Connection.ExecuteAsync(Command(transaction, sql, parameters, cancellationToken));

    public static async Task<IReadOnlyList<T>> QueryAsync<T>(this WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => (await transaction.Connection.QueryAsync<T>(Command(transaction, sql, parameters, cancellationToken))).AsList();

    public static Task<T?> QuerySingleOrDefaultAsync<T>(this WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => transaction.Connection.QuerySingleOrDefaultAsync<T>(Command(transaction, sql, parameters, cancellationToken));

    /// <summary>The condition "is one of" for an array parameter: an array on PostgreSQL, a list of parameters on SQLite.</summary>
    public static string In(this WriteTransaction transaction, string parameter)
        => transaction.Provider == DatabaseProvider.PostgreSql ? $"= ANY (@{parameter})" : $"IN @{parameter}";

    private static CommandDefinition Command(WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => new(sql, parameters, transaction.Transaction, cancellationToken: cancellationToken);
}
