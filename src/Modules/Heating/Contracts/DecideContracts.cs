using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Contracts;

/// <summary>Approves or refuses contracts (户室签约审批, H-14). Nobody decides on an own proposal: the statement itself asks for another person.</summary>
internal sealed class DecideContracts(ITenantWriter writer, AccessContext access, ContractWriter contracts, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Decides on all of them, or on none.</summary>
    /// <returns>How many were decided.</returns>
    /// <exception cref="OwnContractException">One was proposed by the same person.</exception>
    /// <exception cref="ContractDecidedException">One no longer waits.</exception>
    public async Task<int> HandleAsync(IReadOnlyCollection<long> contractIds, bool approve, string? opinion, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (contractIds.Count is 0 or > 5000)
            errors.Add("ids", "请勾选 1 到 {0} 份签约", 5000);
        if (opinion?.Length > 200)
            errors.Add("opinion", "不能超过 {0} 个字符", 200);
        if (!approve && string.IsNullOrWhiteSpace(opinion))
            errors.Add("opinion", "拒绝时请填写意见");
        errors.ThrowIfAny();
        return await writer.ExecuteAsync(
            async (transaction, stop) =>
            {
                foreach (var id in contractIds.Distinct().Order())
                    await DecideAsync(transaction, id, approve, opinion?.Trim() ?? "", stop);
                await audit.AppendAsync(
                    transaction,
                    new AuditEntry(
                        approve ? "Heating.ContractsApproved" : "Heating.ContractsRefused",
                        "contracts",
                        AuditState.Of(new { status = ContractStatus.AwaitingApproval }),
                        AuditState.Of(new { status = approve ? ContractStatus.Approved : ContractStatus.Refused, contracts = contractIds, opinion })),
                    stop);
                return contractIds.Distinct().Count();
            },
            cancellationToken);
    }

    private async Task DecideAsync(WriteTransaction transaction, long id, bool approve, string opinion, CancellationToken cancellationToken)
    {
        var contract = await transaction.FirstAsync<Row>(
            """
            SELECT c.household_id AS householdId, c.tariff_id AS tariffId, c.unit_id AS unitId, c.proposed_by_id AS proposedById, h.address
            FROM heating_contracts c JOIN heating_households h ON h.id = c.household_id WHERE c.id = @id
            """,
            new { id }, cancellationToken);
        if (contract is null || !access.Scope.Includes(contract.UnitId))
            throw new NotFoundException("签约", id);
        var actorId = access.RequiredActor.Id;
        if (contract.ProposedById == actorId)
            throw new OwnContractException(contract.Address);
        if (approve)
            await contracts.EndPresentAsync(transaction, contract.HouseholdId, cancellationToken);
        var changed = await transaction.ExecuteAsync(
            """
            UPDATE heating_contracts SET status = @status, decided_by = @actor, decided_at = @now, opinion = @opinion
            WHERE id = @id AND status = 0 AND proposed_by_id <> @actorId
            """,
            new
            {
                status = (int)(approve ? ContractStatus.Approved : ContractStatus.Refused),
                actor = access.ActorName,
                now = InstantConverter.ToMicroseconds(clock.UtcNow),
                opinion,
                id,
                actorId,
            },
            cancellationToken);
        if (changed == 0)
            throw new ContractDecidedException(contract.Address);
        if (approve)
            await transaction.ExecuteAsync("UPDATE heating_households SET tariff_id = @TariffId WHERE id = @HouseholdId", contract, cancellationToken);
    }

    private sealed class Row
    {
        public long HouseholdId { get; init; }

        public long TariffId { get; init; }

        public long UnitId { get; init; }

        public string ProposedById { get; init; } = "";

        public string Address { get; init; } = "";
    }
}
