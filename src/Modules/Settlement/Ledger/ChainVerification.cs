using System.Data.Common;
using Dapper;

namespace PayHall.Settlement.Ledger;

/// <summary>Walks the hash chain once, in order, in bounded memory.</summary>
internal static class ChainVerification
{
    public static async Task<LedgerFault?> FirstFaultAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var blocks = (await connection.QueryAsync<Block>(new CommandDefinition(
            """
            SELECT number AS "Number", last_position AS "LastPosition", journal_count AS "JournalCount", previous_hash AS "PreviousHash", hash AS "Hash"
            FROM settlement_seal_blocks ORDER BY number
            """,
            cancellationToken: cancellationToken))).AsList();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT s.position, s.journal_id, s.block_number, s.digest, j.id, j.idempotency_key, j.request_hash, j.kind, j.document, j.description,
                   j.booked_on, j.posted_at, j.actor_id, j.actor_name, j.reverses_id,
                   e.id, e.line, e.account_id, e.counterparty_id, e.amount, e.balance, a.code, a.kind, a.member_id
            FROM settlement_sealed_journals s
            LEFT JOIN settlement_journals j ON j.id = s.journal_id
            LEFT JOIN settlement_entries e ON e.journal_id = s.journal_id
            LEFT JOIN settlement_accounts a ON a.id = e.account_id
            ORDER BY s.position, e.line
            """;
        var walk = new Walk(blocks);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (walk.Read(reader) is { } fault)
                return fault;
        }

        return walk.End();
    }

    private sealed class Block
    {
        public long Number { get; init; }

        public long LastPosition { get; init; }

        public long JournalCount { get; init; }

        public string PreviousHash { get; init; } = "";

        public string Hash { get; init; } = "";
    }

    private sealed class Walk(List<Block> blocks)
    {
        private readonly List<EntryContent> entries = [];
        private readonly List<string> digests = [];
        private string previousHash = JournalDigest.Genesis;
        private int blockIndex;
        private long position;
        private long journalId;
        private long blockNumber;
        private string digest = "";
        private JournalContent? journal;

        public LedgerFault? Read(DbDataReader row)
        {
            if (row.GetInt64(0) != position)
            {
                if (position > 0 && EndJournal() is { } fault)
                    return fault;
                if (row.GetInt64(0) != position + 1)
                    return LedgerFault.Of("settlement_sealed_journals", position + 1, null, null, "封存记录缺失");
                (position, journalId, blockNumber, digest) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3));
                journal = row.IsDBNull(4) ? null : Journal(row);
                entries.Clear();
            }

            if (!row.IsDBNull(15))
                entries.Add(Entry(row));
            return null;
        }

        public LedgerFault? End()
        {
            if (position > 0 && EndJournal() is { } fault)
                return fault;
            return blockIndex == blocks.Count
                ? null
                : LedgerFault.Of("settlement_seal_blocks", blocks[blockIndex].Number, null, null, "区块内的封存记录缺失");
        }

        private LedgerFault? EndJournal()
        {
            if (journal is null)
                return LedgerFault.Of("settlement_journals", journalId, journalId, null, "已封存的凭证被删除");
            if (!JournalDigest.Matches(digest, journal, entries))
                return LedgerFault.Of("settlement_journals", journalId, journalId, journal.Document, "已封存的凭证、其分录或分录账户的归属被修改，内容摘要不符");
            if (blockIndex >= blocks.Count || blocks[blockIndex] is not { } block || block.Number != blockNumber)
                return LedgerFault.Of("settlement_seal_blocks", blockNumber, journalId, journal.Document, "区块缺失");
            digests.Add(digest);
            return position < block.LastPosition ? null : EndBlock(block);
        }

        private LedgerFault? EndBlock(Block block)
        {
            var intact = block.Number == blockIndex + 1 && block.PreviousHash == previousHash && block.JournalCount == digests.Count
                && JournalDigest.OfBlock(previousHash, block.Number, digests) == block.Hash;
            if (!intact)
            {
                var first = block.LastPosition - block.JournalCount + 1;
                return LedgerFault.Of("settlement_seal_blocks", block.Number, null, null, "区块哈希不符（封存序号 {0} 至 {1}）", first, block.LastPosition);
            }

            previousHash = block.Hash;
            blockIndex++;
            digests.Clear();
            return null;
        }

        private static JournalContent Journal(DbDataReader row) => new()
        {
            Id = row.GetInt64(4),
            IdempotencyKey = row.GetString(5),
            RequestHash = row.GetString(6),
            Kind = row.GetString(7),
            Document = row.GetString(8),
            Description = row.GetString(9),
            BookedOn = row.GetInt32(10),
            PostedAt = row.GetInt64(11),
            ActorId = row.GetString(12),
            ActorName = row.GetString(13),
            ReversesId = row.IsDBNull(14) ? null : row.GetInt64(14),
        };

        private static EntryContent Entry(DbDataReader row) => new()
        {
            Id = row.GetInt64(15),
            Line = row.GetInt32(16),
            AccountId = row.GetInt64(17),
            CounterpartyId = row.GetInt64(18),
            Amount = row.GetInt64(19),
            Balance = row.GetInt64(20),
            AccountCode = row.IsDBNull(21) ? "" : row.GetString(21),
            AccountKind = row.IsDBNull(22) ? "" : row.GetString(22),
            AccountMemberId = row.IsDBNull(23) ? null : row.GetInt64(23),
        };
    }
}
