using System.Threading.Channels;
using Dapper;
using Npgsql;
using PayHall.Data;
using PayHall.Heating.Data;
using PayHall.Heating.Tariffs;
using PayHall.Notifications;
using PayHall.Tenants;

namespace PayHall.Heating.BillRuns;

/// <summary>
/// Does a bill run (H-15): compiles each tariff version once, reads and prices one chunk of households while the one before is being
/// written, and saves with each chunk how far it is. Running it again goes on where it stopped.
/// </summary>
internal sealed class BillRunEngine(ITenantDatabase database, ITenantWriter writer, TariffCatalog tariffs, INotifier notifier, TenantClock clock)
{
    /// <summary>Runs to the end.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="report">Is told households done and in all at the beginning and after each chunk; null if nobody asks.</param>
    /// <param name="cancellationToken">Stops the run after the chunk at hand; what was written stays.</param>
    public Task RunAsync(long runId, Func<long, long, Task>? report, CancellationToken cancellationToken) => RunAsync(runId, null, report, cancellationToken);

    /// <summary>Runs to the end, and tells whoever started it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="startedBy">Id of the account that is told, or null.</param>
    /// <param name="report">Is told households done and in all at the beginning and after each chunk; null if nobody asks.</param>
    /// <param name="cancellationToken">Stops the run after the chunk at hand; what was written stays.</param>
    public async Task RunAsync(long runId, string? startedBy, Func<long, long, Task>? report, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var plan = await connection.QuerySingleAsync<BillRunPlan>(new CommandDefinition(
            """
            SELECT id, season, tariff_id AS tariffId, community_id AS communityId, scope_units AS scopeUnits, total, done,
                last_household_id AS lastHouseholdId, skipped FROM heating_bill_runs WHERE id = @runId
            """,
            new { runId }, cancellationToken: cancellationToken));
        plan.Day = clock.Today;
        var charges = await tariffs.ForSeasonAsync(connection, plan.Season, cancellationToken);
        if (plan.Total == 0)
            await CountAsync(connection, plan, cancellationToken);
        if (report is not null)
            await report(plan.Done, plan.Total);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = Channel.CreateBounded<BillChunk>(1);
        var reading = Task.Run(() => ReadAsync(new ChunkReader(connection, plan, charges), plan.LastHouseholdId, chunks.Writer, stop.Token), stop.Token);
        try
        {
            var chunkWriter = new ChunkWriter(plan, InstantConverter.ToMicroseconds(clock.UtcNow));
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                await WriteAsync(chunkWriter, chunk, cancellationToken);
                plan.Done += chunk.Households;
                if (report is not null)
                    await report(plan.Done, plan.Total);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await writer.ExecuteAsync((transaction, token) => FinishAsync(transaction, runId, startedBy, token), cancellationToken);
    }

    private async Task<bool> FinishAsync(WriteTransaction transaction, long runId, string? startedBy, CancellationToken cancellationToken)
    {
        var end = await transaction.Connection.QuerySingleOrDefaultAsync<BillRunEnd>(new CommandDefinition(
            """
            UPDATE heating_bill_runs SET finished_at = @now, total = done WHERE id = @runId AND finished_at IS NULL
            RETURNING season AS "Season", billed AS "Billed", amount AS "Amount", skipped AS "Skipped"
            """,
            new { now = InstantConverter.ToMicroseconds(clock.UtcNow), runId },
            transaction.Transaction,
            cancellationToken: cancellationToken));
        if (end is not null)
            await notifier.NotifyAsync(transaction, Recipients.Accounts(startedBy), BillRunNotices.Finished(runId, end), cancellationToken);
        return end is not null;
    }

    private async Task WriteAsync(ChunkWriter chunkWriter, BillChunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            await writer.ExecuteAsync((transaction, token) => chunkWriter.WriteAsync(transaction, chunk, contended: false, token), cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await writer.ExecuteAsync((transaction, token) => chunkWriter.WriteAsync(transaction, chunk, contended: true, token), cancellationToken);
        }
    }

    private static async Task ReadAsync(ChunkReader reader, long after, ChannelWriter<BillChunk> chunks, CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadAsync(after, cancellationToken) is { } chunk)
            {
                after = chunk.Last;
                await chunks.WriteAsync(chunk, cancellationToken);
            }

            chunks.Complete();
        }
        catch (Exception failure)
        {
            // The writer's side sees it as the end of the channel and throws it there.
            chunks.Complete(failure);
        }
    }

    private async Task CountAsync(System.Data.Common.DbConnection connection, BillRunPlan plan, CancellationToken cancellationToken)
    {
        plan.Total = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "SELECT COUNT(*) FROM heating_households h WHERE " + plan.Condition, cancellationToken: cancellationToken));
        await writer.ExecuteAsync(
            (transaction, token) => transaction.ExecuteAsync("UPDATE heating_bill_runs SET total = @Total WHERE id = @Id", new { plan.Total, plan.Id }, token), cancellationToken);
    }
}
