using Dapper;
using PayHall.Background;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Auditing;

/// <summary>
/// Seals audit rows into the hash chain a moment after their commit, in blocks, so that no act waits for the one before it (I-13). A block
/// holds the rows that became visible since the block before: their commit order. The search begins at the <see cref="AuditReach"/>; what
/// lies below it unsealed is a fault, which verification reports.
/// </summary>
internal sealed class AuditSealer(ITenantWriter writer, TenantClock clock) : IBackgroundTask
{
    private const int BlockSize = 2000;

    /// <inheritdoc />
    public string Name => "Identity.SealAudit";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken) => SealAllAsync(cancellationToken);

    /// <summary>Seals everything that is committed; answers how many rows were sealed.</summary>
    public async Task<int> SealAllAsync(CancellationToken cancellationToken)
    {
        var (all, last) = (0, 0);
        do
        {
            last = await writer.ExecuteAsync(SealBlockAsync, cancellationToken);
            all += last;
        }
        while (last == BlockSize);
        return all;
    }

    private async Task<int> SealBlockAsync(WriteTransaction transaction, CancellationToken cancellationToken)
    {
        // One sealer at a time; SQLite's writer is alone anyway. What is audited does not touch this table.
        if (transaction.Provider == DatabaseProvider.PostgreSql)
            await transaction.Connection.ExecuteAsync(Command(transaction, "LOCK TABLE identity_audit_blocks IN SHARE ROW EXCLUSIVE MODE", null, cancellationToken));
        var floor = await AuditReach.ReadAsync(transaction.Connection, transaction.Transaction, transaction.Provider, clock, cancellationToken);
        var rows = (await transaction.Connection.QueryAsync<AuditContent>(Command(
            transaction,
            $"""
            SELECT {AuditContent.Columns} FROM identity_audit a
            WHERE a.id > @floor AND NOT EXISTS (SELECT 1 FROM identity_audit_seals s WHERE s.audit_id = a.id)
            ORDER BY a.id LIMIT {BlockSize}
            """,
            new { floor },
            cancellationToken))).AsList();
        if (rows.Count > 0)
            await AppendAsync(transaction, rows, cancellationToken);
        return rows.Count;
    }

    private async Task AppendAsync(WriteTransaction transaction, List<AuditContent> rows, CancellationToken cancellationToken)
    {
        var before = await transaction.Connection.QuerySingleOrDefaultAsync<AuditChainHead>(Command(transaction, AuditChainHead.Query, null, cancellationToken)) ?? AuditChainHead.Empty;
        var digests = rows.ConvertAll(AuditDigest.Of);
        await transaction.Connection.ExecuteAsync(Command(
            transaction,
            """
            INSERT INTO identity_audit_blocks (number, last_position, row_count, previous_hash, hash, sealed_at, highest_id)
            VALUES (@number, @position, @count, @previous, @hash, @at, @highest)
            """,
            new
            {
                number = before.Number + 1,
                position = before.LastPosition + rows.Count,
                count = rows.Count,
                previous = before.Hash,
                hash = AuditDigest.OfBlock(before.Hash, before.Number + 1, rows.Select((row, index) => (row.Id, digests[index]))),
                at = InstantConverter.ToMicroseconds(clock.UtcNow),
                highest = Math.Max(before.HighestId, rows[^1].Id),
            },
            cancellationToken));
        await AppendSealsAsync(transaction, before, rows, digests, cancellationToken);
    }

    private static Task AppendSealsAsync(WriteTransaction transaction, AuditChainHead before, List<AuditContent> rows, List<string> digests, CancellationToken cancellationToken)
    {
        var block = before.Number + 1;
        if (transaction.Provider == DatabaseProvider.PostgreSql)
        {
            return transaction.Connection.ExecuteAsync(Command(
                transaction,
                """
                INSERT INTO identity_audit_seals (position, audit_id, block_number, digest)
                SELECT p, a, @block, d FROM unnest(@positions, @ids, @digests) AS s (p, a, d)
                """,
                new
                {
                    block,
                    positions = rows.Select((_, index) => before.LastPosition + 1 + index).ToArray(),
                    ids = rows.Select(row => row.Id).ToArray(),
                    digests = digests.ToArray(),
                },
                cancellationToken));
        }

        return transaction.Connection.ExecuteAsync(Command(
            transaction,
            "INSERT INTO identity_audit_seals (position, audit_id, block_number, digest) VALUES (@position, @id, @block, @digest)",
            rows.Select((row, index) => new { position = before.LastPosition + 1 + index, id = row.Id, block, digest = digests[index] }).ToList(),
            cancellationToken));
    }

    private static CommandDefinition Command(WriteTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken)
        => new(sql, parameters, transaction.Transaction, cancellationToken: cancellationToken);
}
