using System.Data.Common;
using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Auditing;

/// <summary>
/// Recomputes the whole chain in one snapshot and names the first row that was changed, removed or slipped in (I-13). That it was done,
/// and with which result, is recorded too.
/// </summary>
internal sealed class VerifyAudit(ITenantDatabase database, TenantClock clock, IAuditTrail audit)
{
    /// <summary>Verifies everything.</summary>
    /// <param name="kept">A head that was kept elsewhere and must still be part of the chain, or null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<AuditVerification> HandleAsync(AuditChainHead? kept, CancellationToken cancellationToken)
    {
        var result = await InSnapshotAsync(kept, cancellationToken);
        var state = AuditState.Of(new { result.Ok, result.Rows, fault = result.FirstFault?.Message.ToString(), row = result.FirstFault?.Row, block = result.Head.Number });
        await audit.AppendAsync(new AuditEntry("Identity.AuditVerified", "audit:chain", null, state), cancellationToken);
        return result;
    }

    /// <summary>The chain's head, to be kept elsewhere.</summary>
    public async Task<AuditChainHead> HeadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await HeadAsync(connection, cancellationToken);
    }

    private async Task<AuditVerification> InSnapshotAsync(AuditChainHead? kept, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(database.Provider == DatabaseProvider.PostgreSql ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN DEFERRED");
        try
        {
            var fault = await AuditChainWalk.FirstFaultAsync(connection, cancellationToken)
                ?? await SlippedInAsync(connection, cancellationToken)
                ?? await KeptHeadAsync(connection, kept, cancellationToken);
            var (rows, seals) = await connection.QuerySingleAsync<(long, long)>(new CommandDefinition(
                "SELECT (SELECT count(*) FROM identity_audit), (SELECT count(*) FROM identity_audit_seals)", cancellationToken: cancellationToken));
            return new AuditVerification { Rows = rows, Unsealed = Math.Max(0, rows - seals), Head = await HeadAsync(connection, cancellationToken), FirstFault = fault };
        }
        finally
        {
            await connection.ExecuteAsync("ROLLBACK");
        }
    }

    private async Task<AuditFault?> SlippedInAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var reach = await AuditReach.ReadAsync(connection, null, database.Provider, clock, cancellationToken);
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            """
            SELECT min(a.id) FROM identity_audit a
            WHERE a.id <= @reach AND NOT EXISTS (SELECT 1 FROM identity_audit_seals s WHERE s.audit_id = a.id)
            """,
            new { reach },
            cancellationToken: cancellationToken));
        return id is { } row ? AuditFault.Of(row, null, "序号在封存范围之内却未封存，应为事后插入") : null;
    }

    private static async Task<AuditFault?> KeptHeadAsync(DbConnection connection, AuditChainHead? kept, CancellationToken cancellationToken)
    {
        if (kept is null)
            return null;
        var hash = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "SELECT hash FROM identity_audit_blocks WHERE number = @Number", new { kept.Number }, cancellationToken: cancellationToken));
        if (hash == kept.Hash)
            return null;
        return AuditFault.Of(null, kept.Number, hash is null ? "另行保存的链首区块已不存在：日志被截断" : "另行保存的链首区块与现有区块不同：日志被改写");
    }

    private static async Task<AuditChainHead> HeadAsync(DbConnection connection, CancellationToken cancellationToken)
        => await connection.QuerySingleOrDefaultAsync<AuditChainHead>(new CommandDefinition(AuditChainHead.Query, cancellationToken: cancellationToken)) ?? AuditChainHead.Empty;
}
