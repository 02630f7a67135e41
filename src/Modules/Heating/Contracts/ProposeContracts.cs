using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Contracts;

/// <summary>Associates households with a tariff (户室与产品签约, H-14); another person approves.</summary>
internal sealed class ProposeContracts(ITenantWriter writer, AccessContext access, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Proposes a contract for each household that has none to this tariff and none that waits.</summary>
    /// <param name="householdIds">The households.</param>
    /// <param name="tariffNumber">产品编号.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many contracts were proposed.</returns>
    public async Task<int> HandleAsync(IReadOnlyCollection<long> householdIds, string? tariffNumber, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (householdIds.Count is 0 or > 5000)
            errors.Add("ids", "请勾选 1 到 {0} 户", 5000);
        if (string.IsNullOrWhiteSpace(tariffNumber))
            errors.Add("tariff", "请选择产品");
        errors.ThrowIfAny();
        return await writer.ExecuteAsync((transaction, stop) => ProposeAsync(transaction, householdIds, tariffNumber!, stop), cancellationToken);
    }

    private async Task<int> ProposeAsync(WriteTransaction transaction, IReadOnlyCollection<long> householdIds, string tariffNumber, CancellationToken cancellationToken)
    {
        var tariffId = await transaction.ScalarAsync<long?>("SELECT id FROM heating_tariffs WHERE number = @tariffNumber", new { tariffNumber }, cancellationToken)
            ?? throw new NotFoundException("产品", tariffNumber);
        var proposed = 0;
        foreach (var id in householdIds.Distinct().Order())
        {
            var unitId = await transaction.ScalarAsync<long?>("SELECT unit_id FROM heating_households WHERE id = @id", new { id }, cancellationToken);
            if (unitId is null || !access.Scope.Includes(unitId.Value))
                throw new NotFoundException("户室", id);
            proposed += await transaction.ExecuteAsync(
                """
                INSERT INTO heating_contracts (household_id, tariff_id, unit_id, status, proposed_by_id, proposed_by, proposed_at, opinion)
                SELECT @id, @tariffId, @unitId, 0, @actorId, @actor, @now, ''
                WHERE NOT EXISTS (SELECT 1 FROM heating_contracts WHERE household_id = @id AND (status = 0 OR (status = 1 AND tariff_id = @tariffId)))
                ON CONFLICT DO NOTHING
                """,
                new
                {
                    id,
                    tariffId,
                    unitId,
                    actorId = access.Actor?.Id ?? "system",
                    actor = access.ActorName,
                    now = InstantConverter.ToMicroseconds(clock.UtcNow),
                },
                cancellationToken);
        }

        await audit.AppendAsync(
            transaction, new AuditEntry("Heating.ContractsProposed", "tariff:" + tariffNumber, null, $$"""{"households":{{proposed}}}"""), cancellationToken);
        return proposed;
    }
}
