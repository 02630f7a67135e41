using Dapper;
using PayHall.Data;

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

    private static CommandDefinition Command(WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => new(sql, parameters, transaction.Transaction, cancellationToken: cancellationToken);
}
