using Dapper;
using PayHall.Data;

namespace PayHall.Heating.Data;

/// <summary>Dapper on an open write transaction.</summary>
internal static class TransactionQueries
{
    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public static Task<int> ExecuteAsync(this WriteTransaction transaction, string sql, object? arguments, CancellationToken cancellationToken)
        => transaction.Connection.ExecuteAsync(Command(transaction, sql, arguments, cancellationToken));

    /// <summary>The first column of the first row, or default without a row.</summary>
    public static Task<T?> ScalarAsync<T>(this WriteTransaction transaction, string sql, object? arguments, CancellationToken cancellationToken)
        => transaction.Connection.ExecuteScalarAsync<T>(Command(transaction, sql, arguments, cancellationToken));

    /// <summary>The first row, or default without one.</summary>
    public static Task<T?> FirstAsync<T>(this WriteTransaction transaction, string sql, object? arguments, CancellationToken cancellationToken)
        => transaction.Connection.QueryFirstOrDefaultAsync<T>(Command(transaction, sql, arguments, cancellationToken));

    /// <summary>All rows.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(this WriteTransaction transaction, string sql, object? arguments, CancellationToken cancellationToken)
        => (await transaction.Connection.QueryAsync<T>(Command(transaction, sql, arguments, cancellationToken))).AsList();

    private static CommandDefinition Command(WriteTransaction transaction, string sql, object? arguments, CancellationToken cancellationToken)
        => new(sql, arguments, transaction.Transaction, cancellationToken: cancellationToken);
}
