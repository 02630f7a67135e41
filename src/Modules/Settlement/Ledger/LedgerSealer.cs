using Dapper;
using PayHall.Background;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Settlement.Ledger;

/// <summary>
/// Seals journals into the hash chain a moment after their commit, in blocks, so that no payment waits for the one before it (S-LED).
/// A block holds the journals that became visible since the block before: their commit order. The search begins at the
/// <see cref="SealReach"/>; what lies below it unsealed is a fault, which verification reports.
/// </summary>
internal sealed class LedgerSealer(ITenantWriter writer, TenantClock clock) : IBackgroundTask
{
    private const int BlockSize = 2000;

    public string Name => "Settlement.Seal";

    public TimeSpan Interval => TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await SealBlockAsync(cancellationToken) == BlockSize)
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Seals everything that is committed.</summary>
    /// <returns>How many journals were sealed.</returns>
    public async Task<int> SealAllAsync(CancellationToken cancellationToken)
    {
        var (all, last) = (0, 0);
        do
        {
            last = await SealBlockAsync(cancellationToken);
            all += last;
        }
        while (last == BlockSize);
        return all;
    }

    private Task<int> SealBlockAsync(CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, token) => SealBlockAsync(transaction, token), cancellationToken);

    private async Task<int> SealBlockAsync(WriteTransaction transaction, CancellationToken cancellationToken)
    {
        // One sealer at a time; SQLite's writer is alone anyway. Payments don't touch this table.
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            await transaction.Connection.ExecuteAsync(Command(transaction, "LOCK TABLE settlement_seal_blocks IN SHARE ROW EXCLUSIVE MODE", null, cancellationToken));
        var floor = await SealReach.ReadAsync(transaction.Connection, transaction.Transaction, transaction.Provider, clock, cancellationToken);
        var journals = (await transaction.Connection.QueryAsync<JournalContent>(Command(
            transaction,
            $"""
            SELECT {JournalContent.Columns} FROM settlement_journals j
            WHERE j.id > @floor AND NOT EXISTS (SELECT 1 FROM settlement_sealed_journals s WHERE s.journal_id = j.id)
            ORDER BY j.id LIMIT {BlockSize}
            """,
            new { floor },
            cancellationToken))).AsList();
        if (journals.Count == 0)
            return 0;
        await AppendAsync(transaction, journals, cancellationToken);
        return journals.Count;
    }

    private async Task AppendAsync(WriteTransaction transaction, List<JournalContent> journals, CancellationToken cancellationToken)
    {
        var entries = (await transaction.Connection.QueryAsync<EntryContent>(Command(
            transaction,
            $"""
            SELECT {EntryContent.Columns} FROM settlement_entries e JOIN settlement_accounts a ON a.id = e.account_id
            WHERE e.journal_id >= @first AND e.journal_id <= @last ORDER BY e.journal_id, e.line
            """,
            new { first = journals[0].Id, last = journals[^1].Id },
            cancellationToken))).ToLookup(entry => entry.JournalId);
        var before = await transaction.Connection.QuerySingleOrDefaultAsync<ChainHead>(Command(transaction, ChainHead.Query, null, cancellationToken)) ?? ChainHead.Empty;
        var sealedJournals = journals
            .Select((journal, index) => new { position = before.LastPosition + 1 + index, journal = journal.Id, block = before.Number + 1, digest = JournalDigest.Of(journal, entries[journal.Id]) })
            .ToList();

        await transaction.Connection.ExecuteAsync(Command(
            transaction,
            """
            INSERT INTO settlement_seal_blocks (number, last_position, journal_count, previous_hash, hash, sealed_at, highest_journal_id)
            VALUES (@number, @position, @count, @previous, @hash, @at, @highest)
            """,
            new
            {
                number = before.Number + 1,
                position = before.LastPosition + journals.Count,
                count = journals.Count,
                previous = before.Hash,
                hash = JournalDigest.OfBlock(before.Hash, before.Number + 1, sealedJournals.Select(journal => journal.digest)),
                at = InstantConverter.ToMicroseconds(clock.UtcNow),
                highest = Math.Max(before.HighestJournalId, journals[^1].Id),
            },
            cancellationToken));
        if (transaction.Provider == DatabaseProvider.PostgreSql)
        {
            await transaction.Connection.ExecuteAsync(Command(
                transaction,
                """
                INSERT INTO settlement_sealed_journals (position, journal_id, block_number, digest)
                SELECT p, j, @block, d FROM unnest(@positions, @journals, @digests) AS s (p, j, d)
                """,
                new
                {
                    block = before.Number + 1,
                    positions = sealedJournals.Select(journal => journal.position).ToArray(),
                    journals = sealedJournals.Select(journal => journal.journal).ToArray(),
                    digests = sealedJournals.Select(journal => journal.digest).ToArray(),
                },
                cancellationToken));
            return;
        }

        await transaction.Connection.ExecuteAsync(Command(
            transaction,
            "INSERT INTO settlement_sealed_journals (position, journal_id, block_number, digest) VALUES (@position, @journal, @block, @digest)",
            sealedJournals,
            cancellationToken));
    }

    private static CommandDefinition Command(WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => new(sql, parameters, transaction.Transaction, cancellationToken: cancellationToken);
}
