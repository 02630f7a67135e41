using System.Data;
using Npgsql;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>One transaction per piece of work; repeated when PostgreSQL breaks a deadlock or a serialisation conflict.</summary>
internal sealed class PostgreSqlWriter(NpgsqlDataSource source) : ITenantWriter
{
    private const int Attempts = 5;

    public async Task<T> ExecuteAsync<T>(Func<WriteTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
                var result = await work(new WriteTransaction(connection, transaction, DatabaseProvider.PostgreSql), cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (PostgresException conflict) when (attempt < Attempts
                && conflict.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt * attempt), cancellationToken);
            }
        }
    }
}
