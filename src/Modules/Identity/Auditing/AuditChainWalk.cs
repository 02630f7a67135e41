using System.Data.Common;
using Dapper;

namespace PayHall.Identity.Auditing;

/// <summary>Walks the audit trail's chain once, in order. Rows pass one by one; of the blocks, each of which seals many, the list is held.</summary>
internal static class AuditChainWalk
{
    public static async Task<AuditFault?> FirstFaultAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var blocks = (await connection.QueryAsync<Block>(new CommandDefinition(
            """
            SELECT number AS "Number", last_position AS "LastPosition", row_count AS "RowCount", previous_hash AS "PreviousHash", hash AS "Hash"
            FROM identity_audit_blocks ORDER BY number
            """,
            cancellationToken: cancellationToken))).AsList();
        var walk = new Walk(blocks);
        var seals = connection.QueryUnbufferedAsync<SealedRow>(
            $"""
            SELECT s.position AS "Position", s.audit_id AS "AuditId", s.block_number AS "BlockNumber", s.digest AS "Digest", {AuditContent.Columns}
            FROM identity_audit_seals s LEFT JOIN identity_audit a ON a.id = s.audit_id ORDER BY s.position
            """);
        await foreach (var row in seals.WithCancellation(cancellationToken))
        {
            if (walk.Next(row) is { } fault)
                return fault;
        }

        return walk.End();
    }

    private sealed class Block
    {
        public long Number { get; init; }

        public long LastPosition { get; init; }

        public long RowCount { get; init; }

        public string PreviousHash { get; init; } = "";

        public string Hash { get; init; } = "";
    }

    /// <summary>A seal with its row; the row's columns are empty where it is gone.</summary>
    private sealed class SealedRow
    {
        public long Position { get; init; }

        public long AuditId { get; init; }

        public long BlockNumber { get; init; }

        public string Digest { get; init; } = "";

        public long? Id { get; init; }

        public long? At { get; init; }

        public string? ActorId { get; init; }

        public string? ActorName { get; init; }

        public long? UnitId { get; init; }

        public string? Address { get; init; }

        public string? Action { get; init; }

        public string? Subject { get; init; }

        public bool? Refused { get; init; }

        public string? Before { get; init; }

        public string? After { get; init; }

        public AuditContent? Content => Id is not { } id ? null : new AuditContent
        {
            Id = id,
            At = At ?? 0,
            ActorId = ActorId,
            ActorName = ActorName ?? "",
            UnitId = UnitId,
            Address = Address ?? "",
            Action = Action ?? "",
            Subject = Subject ?? "",
            Refused = Refused ?? false,
            Before = Before,
            After = After,
        };
    }

    private sealed class Walk(List<Block> blocks)
    {
        private readonly List<(long Id, string Digest)> rows = [];
        private string previousHash = AuditDigest.Genesis;
        private int blockIndex;
        private long position;

        public AuditFault? Next(SealedRow row)
        {
            if (row.Position != position + 1)
                return AuditFault.Of(null, row.BlockNumber, "封存序号 {0} 的封存记录缺失", position + 1);
            position = row.Position;
            if (row.Content is not { } content)
                return AuditFault.Of(row.AuditId, row.BlockNumber, "已封存的记录被删除");
            if (AuditDigest.Of(content) != row.Digest)
                return AuditFault.Of(row.AuditId, row.BlockNumber, "已封存的记录被修改，内容摘要不符");
            if (blockIndex >= blocks.Count || blocks[blockIndex] is not { } block || block.Number != row.BlockNumber)
                return AuditFault.Of(row.AuditId, row.BlockNumber, "区块缺失");
            rows.Add((row.AuditId, row.Digest));
            return position < block.LastPosition ? null : EndBlock(block);
        }

        public AuditFault? End()
            => blockIndex == blocks.Count ? null : AuditFault.Of(null, blocks[blockIndex].Number, "区块内的封存记录缺失");

        private AuditFault? EndBlock(Block block)
        {
            var isIntact = block.Number == blockIndex + 1 && block.PreviousHash == previousHash && block.RowCount == rows.Count
                && AuditDigest.OfBlock(previousHash, block.Number, rows) == block.Hash;
            if (!isIntact)
                return AuditFault.Of(null, block.Number, "区块哈希不符（封存序号 {0} 至 {1}）", block.LastPosition - block.RowCount + 1, block.LastPosition);
            previousHash = block.Hash;
            blockIndex++;
            rows.Clear();
            return null;
        }
    }
}
