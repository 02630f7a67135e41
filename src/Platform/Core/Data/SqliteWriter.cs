using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>
/// The tenant's one writer: takes the work that waits, up to a batch, into one transaction with a savepoint for each piece,
/// and answers all of them after the one flush to disk. A piece that fails is rolled back alone.
/// </summary>
internal sealed class SqliteWriter(SqliteTenantDatabase database) : ITenantWriter, IAsyncDisposable
{
    private const int BatchSize = 128;
    private readonly Channel<Piece> queue = Channel.CreateBounded<Piece>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Lock starting = new();
    private Task? loop;

    // Kept open, so that modules can keep prepared statements with it; only the loop uses it.
    private SqliteConnection? connection;

    public async Task<T> ExecuteAsync<T>(Func<WriteTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        lock (starting)
        {
            if (loop is null)
            {
                // The loop outlives the request that happens to start it.
                using (ExecutionContext.SuppressFlow())
                    loop = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        var piece = new Piece<T>(work, cancellationToken);
        await queue.Writer.WriteAsync(piece, cancellationToken);
        return await piece.Result;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop is not null)
            await loop;
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<Piece>(BatchSize);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchSize && queue.Reader.TryRead(out var piece))
                batch.Add(piece);
            try
            {
                await RunBatchAsync(batch);
            }
            catch (Exception failure)
            {
                // The transaction as a whole failed: nothing was committed, and each caller is told so.
                batch.ForEach(piece => piece.Fail(failure));
                connection?.Dispose();
                connection = null;
            }
        }
    }

    private async Task RunBatchAsync(List<Piece> batch)
    {
        connection ??= (SqliteConnection)await database.OpenAsync(CancellationToken.None);
        await using var transaction = connection.BeginTransaction(deferred: false);
        var context = new WriteTransaction(connection, transaction, DatabaseProvider.Sqlite);
        foreach (var piece in batch)
        {
            if (batch.Count > 1)
                transaction.Save("piece");
            if (!await piece.RunAsync(context))
            {
                if (batch.Count == 1)
                {
                    await transaction.RollbackAsync();
                    piece.Answer();
                    return;
                }

                transaction.Rollback("piece");
            }

            if (batch.Count > 1)
                transaction.Release("piece");
        }

        await transaction.CommitAsync();
        batch.ForEach(piece => piece.Answer());
    }

    private abstract class Piece
    {
        /// <summary>Runs the work; false if it failed and has to be rolled back.</summary>
        public abstract Task<bool> RunAsync(WriteTransaction transaction);

        /// <summary>Tells the caller how it went, after the commit.</summary>
        public abstract void Answer();

        public abstract void Fail(Exception failure);
    }

    private sealed class Piece<T>(Func<WriteTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : Piece
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? failure;

        public Task<T> Result => completion.Task;

        public override async Task<bool> RunAsync(WriteTransaction transaction)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                result = await work(transaction, cancellationToken);
                return true;
            }
            catch (Exception thrown)
            {
                failure = thrown;
                return false;
            }
        }

        public override void Answer()
        {
            if (failure is null)
                completion.TrySetResult(result!);
            else
                completion.TrySetException(failure);
        }

        public override void Fail(Exception thrown) => completion.TrySetException(failure ?? thrown);
    }
}
