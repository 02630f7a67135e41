using System.Data.Common;
using Dapper;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Auditing;

/// <summary>
/// The id up to which every row is sealed for good. SQLite's one writer gives out ids in commit order, so that is the highest one sealed.
/// PostgreSQL gives them out before the commit; there it is the highest one sealed an hour ago, longer than any transaction lives.
/// </summary>
internal static class AuditReach
{
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromHours(1);

    /// <summary>The id; 0 before the first block.</summary>
    public static async Task<long> ReadAsync(DbConnection connection, DbTransaction? transaction, DatabaseProvider provider, TenantClock clock, CancellationToken cancellationToken)
    {
        var before = provider == DatabaseProvider.PostgreSql ? InstantConverter.ToMicroseconds(clock.UtcNow - LongestTransaction) : long.MaxValue;

        // Every block reaches as high as the one before it: the newest that is old enough says it, found from the end.
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT highest_id FROM identity_audit_blocks WHERE sealed_at < @before ORDER BY number DESC LIMIT 1", new { before }, transaction, cancellationToken: cancellationToken)) ?? 0;
    }
}
