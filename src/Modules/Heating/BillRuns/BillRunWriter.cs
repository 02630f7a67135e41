using System.Data.Common;
using Dapper;
using PayHall.Auditing;
using PayHall.Background;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.BillRuns;

/// <summary>Writes a new bill run with its job inside a transaction.</summary>
internal sealed class BillRunWriter(IJobQueue jobs, AccessContext access, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Writes the run; it begins once the transaction commits.</summary>
    public async Task<long> StartAsync(
        WriteTransaction transaction, Season season, string? tariff, string? community, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var (tariffId, communityId) = await FindAsync(transaction.Connection, transaction.Transaction, tariff, community, errors, cancellationToken);
        errors.ThrowIfAny();
        var id = await transaction.ScalarAsync<long>(
            """
            INSERT INTO heating_bill_runs (season, tariff_id, community_id, job_id, started_by, started_at, scope_units, total, done, billed,
                amount, skipped, last_household_id)
            VALUES (@StartYear, @tariffId, @communityId, 0, @ActorName, @now, @units, 0, 0, 0, 0, 0, 0) RETURNING id
            """,
            new
            {
                season.StartYear,
                tariffId,
                communityId,
                access.ActorName,
                now = InstantConverter.ToMicroseconds(clock.UtcNow),
                units = access.Scope.IsAll ? null : string.Join(',', access.Scope.Units),
            },
            cancellationToken);
        var job = await jobs.EnqueueAsync(transaction, BillRunJob.JobKind, new BillRunPayload(id), cancellationToken);
        await transaction.ExecuteAsync("UPDATE heating_bill_runs SET job_id = @job WHERE id = @id", new { job, id }, cancellationToken);
        await audit.AppendAsync(transaction, new AuditEntry("Heating.BillRunStarted", $"bill-run:{id}", null, $$"""{"season":"{{season}}"}"""), cancellationToken);
        return id;
    }

    /// <summary>The ids of the tariff and the community that the run is narrowed to; an unknown one is reported.</summary>
    public async Task<(long? TariffId, long? CommunityId)> FindAsync(
        DbConnection connection, DbTransaction? transaction, string? tariff, string? community, InputErrors errors, CancellationToken cancellationToken)
    {
        Task<long?> IdAsync(string sql, string? value)
            => connection.ExecuteScalarAsync<long?>(new CommandDefinition(sql, new { value }, transaction, cancellationToken: cancellationToken));
        var tariffId = await IdAsync("SELECT id FROM heating_tariffs WHERE number = @value", tariff);
        if (tariff is not null && tariffId is null)
            errors.Add("tariff", "没有编号为 {0} 的产品", tariff);
        var communityId = await IdAsync($"SELECT id FROM heating_communities WHERE code = @value{(access.Scope.IsAll ? "" : $" AND unit_id IN ({UnitList()})")}", community);
        if (community is not null && communityId is null)
            errors.Add("community", "没有编号为 {0} 的小区", community);
        return (tariffId, communityId);
    }

    private string UnitList() => access.Scope.Units.Count == 0 ? "NULL" : string.Join(',', access.Scope.Units);
}
