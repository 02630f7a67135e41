using System.Data.Common;
using Dapper;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Contracts;

/// <summary>Writes contracts inside a transaction.</summary>
internal sealed class ContractWriter(AccessContext access, TenantClock clock)
{
    /// <summary>Contracts a household without approval, as imports do (manual 2.4.2: 批量导入时，产品与户室不需签约).</summary>
    /// <returns>False if the household was signed to the tariff already.</returns>
    /// <exception cref="InputException">There is no such tariff.</exception>
    public async Task<bool> ApproveDirectlyAsync(WriteTransaction transaction, long householdId, long unitId, string tariffNumber, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        var tariffId = await FindTariffAsync(transaction.Connection, transaction.Transaction, tariffNumber, errors, cancellationToken);
        errors.ThrowIfAny();
        var already = await transaction.ScalarAsync<long?>(
            "SELECT id FROM heating_contracts WHERE household_id = @householdId AND tariff_id = @tariffId AND status = @approved",
            new { householdId, tariffId, approved = (int)ContractStatus.Approved }, cancellationToken);
        if (already is not null)
            return false;
        await EndPresentAsync(transaction, householdId, cancellationToken);
        var now = InstantConverter.ToMicroseconds(clock.UtcNow);
        await transaction.ExecuteAsync(
            """
            INSERT INTO heating_contracts (household_id, tariff_id, unit_id, status, proposed_by_id, proposed_by, proposed_at, decided_by, decided_at, opinion)
            VALUES (@householdId, @tariffId, @unitId, @approved, @actorId, @actor, @now, @actor, @now, '')
            """,
            new
            {
                householdId,
                tariffId,
                unitId,
                approved = (int)ContractStatus.Approved,
                actorId = access.Actor?.Id ?? "system",
                actor = access.ActorName,
                now,
            },
            cancellationToken);
        await transaction.ExecuteAsync("UPDATE heating_households SET tariff_id = @tariffId WHERE id = @householdId", new { tariffId, householdId }, cancellationToken);
        return true;
    }

    /// <summary>The tariff's id; an unknown number is reported as <c>tariff</c>.</summary>
    public static async Task<long?> FindTariffAsync(
        DbConnection connection, DbTransaction? transaction, string number, InputErrors errors, CancellationToken cancellationToken)
    {
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "SELECT id FROM heating_tariffs WHERE number = @number", new { number }, transaction, cancellationToken: cancellationToken));
        if (id is null)
            errors.AddOnce("tariff", "没有编号为 {0} 的产品", number);
        return id;
    }

    /// <summary>Ends the household's approved contract, because another takes its place.</summary>
    public Task EndPresentAsync(WriteTransaction transaction, long householdId, CancellationToken cancellationToken)
        => transaction.ExecuteAsync(
            "UPDATE heating_contracts SET status = @ended WHERE household_id = @householdId AND status = @approved",
            new { ended = (int)ContractStatus.Ended, approved = (int)ContractStatus.Approved, householdId }, cancellationToken);
}
