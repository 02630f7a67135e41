using System.Data.Common;
using Dapper;
using PayHall.Auditing;
using PayHall.Background;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Contracts;
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
        var (tariffId, communityId) = await ResolveAsync(transaction.Connection, transaction.Transaction, tariff, community, errors, cancellationToken);
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
        var job = await jobs.EnqueueAsync(transaction, BillRunJob.JobKind, new BillRunPayload(id, access.Actor?.Id), cancellationToken);
        await transaction.ExecuteAsync("UPDATE heating_bill_runs SET job_id = @job WHERE id = @id", new { job, id }, cancellationToken);
        await audit.AppendAsync(transaction, new AuditEntry("Heating.BillRunStarted", $"bill-run:{id}", null, $$"""{"season":"{{season}}"}"""), cancellationToken);
        return id;
    }

    /// <summary>The ids of a tariff and a community; what is given and unknown is reported.</summary>
    public async Task<(long? Tariff, long? Community)> ResolveAsync(
        DbConnection connection, DbTransaction? transaction, string? tariff, string? community, InputErrors errors, CancellationToken cancellationToken)
    {
        var tariffId = tariff is null ? null : await ContractWriter.FindTariffAsync(connection, transaction, tariff, errors, cancellationToken);
        var communityId = community is null ? null : await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            $"SELECT id FROM heating_communities WHERE code = @community{(access.Scope.IsAll ? "" : $" AND unit_id IN ({UnitList()})")}",
            new { community }, transaction, cancellationToken: cancellationToken));
        if (community is not null && communityId is null)
            errors.AddOnce("community", "没有编号为 {0} 的小区", community);
        return (tariffId, communityId);
    }

    private string UnitList() => access.Scope.Units.Count == 0 ? "NULL" : string.Join(',', access.Scope.Units);
}
