using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Communities;

/// <summary>Adds a community or brings it up to date (小区添加 / 编辑, H-05).</summary>
internal sealed class PutCommunity(ITenantWriter writer, ServingUnits units, AccessContext access, IAuditTrail audit)
{
    /// <summary>Adds what is wrong with the draft to <paramref name="errors"/>; the id of the unit that it names or that would serve it.</summary>
    public async Task<long> ValidateAsync(CommunityDraft draft, InputErrors errors, CancellationToken cancellationToken)
    {
        draft.Check(errors);
        return await units.ResolveAsync(draft.Unit, errors, cancellationToken);
    }

    /// <summary>Adds or changes; the same draft twice changes nothing.</summary>
    /// <exception cref="InputException">Something is wrong with the draft.</exception>
    /// <exception cref="NotFoundException">The community lies outside the caller's data scope.</exception>
    public async Task HandleAsync(CommunityDraft draft, InputErrors? errors, CancellationToken cancellationToken)
    {
        errors ??= new InputErrors();
        var unitId = await ValidateAsync(draft, errors, cancellationToken);
        errors.ThrowIfAny();
        await writer.ExecuteAsync((transaction, stop) => WriteAsync(transaction, draft, unitId, stop), cancellationToken);
    }

    private async Task<bool> WriteAsync(WriteTransaction transaction, CommunityDraft draft, long unitId, CancellationToken cancellationToken)
    {
        var added = await transaction.ExecuteAsync(
            "INSERT INTO heating_communities (code, name, address, unit_id) VALUES (@Code, @Name, @Address, @unitId) ON CONFLICT DO NOTHING",
            new { draft.Code, draft.Name, Address = draft.Address ?? "", unitId }, cancellationToken);
        if (added == 1)
        {
            await audit.AppendAsync(transaction, new AuditEntry("Heating.CommunityAdded", "community:" + draft.Code, null, AuditState.Of(draft)), cancellationToken);
            return true;
        }

        var lockRow = transaction.Provider == DatabaseProvider.PostgreSql ? " FOR UPDATE" : "";
        var present = (await transaction.FirstAsync<CommunityRow>(
            "SELECT id, code, name, address, unit_id AS unitId FROM heating_communities WHERE code = @Code" + lockRow, new { draft.Code }, cancellationToken))!;
        if (!access.Scope.Includes(present.UnitId))
            throw new NotFoundException("小区", draft.Code);
        var newUnit = draft.Unit is null ? present.UnitId : unitId;
        var address = draft.Address ?? present.Address;
        if (present.Name == draft.Name && present.Address == address && present.UnitId == newUnit)
            return false;
        await transaction.ExecuteAsync(
            "UPDATE heating_communities SET name = @Name, address = @address, unit_id = @newUnit WHERE id = @Id",
            new { draft.Name, address, newUnit, present.Id }, cancellationToken);
        if (newUnit != present.UnitId)
        {
            // What hangs on the community moves with it, so that the new station sees it and the old one no longer does.
            foreach (var table in (string[])["heating_households", "heating_bills"])
                await transaction.ExecuteAsync($"UPDATE {table} SET unit_id = @newUnit WHERE community_id = @Id", new { newUnit, present.Id }, cancellationToken);
            foreach (var table in (string[])["heating_contracts", "heating_receipts"])
            {
                await transaction.ExecuteAsync(
                    $"UPDATE {table} SET unit_id = @newUnit WHERE household_id IN (SELECT id FROM heating_households WHERE community_id = @Id)",
                    new { newUnit, present.Id }, cancellationToken);
            }

            await transaction.ExecuteAsync(
                "UPDATE heating_payments SET unit_id = @newUnit WHERE bill_id IN (SELECT id FROM heating_bills WHERE community_id = @Id)",
                new { newUnit, present.Id }, cancellationToken);
        }

        if (present.Name != draft.Name)
        {
            await transaction.ExecuteAsync(
                "UPDATE heating_households SET address = @Name || substr(address, length(@old) + 1) WHERE community_id = @Id",
                new { draft.Name, old = present.Name, present.Id }, cancellationToken);
        }

        await audit.AppendAsync(
            transaction,
            new AuditEntry("Heating.CommunityChanged", "community:" + draft.Code, AuditState.Of(new { present.Name, present.Address, present.UnitId }), AuditState.Of(new { draft.Name, address, unitId = newUnit })),
            cancellationToken);
        return true;
    }

    private sealed class CommunityRow
    {
        public long Id { get; init; }

        public string Code { get; init; } = "";

        public string Name { get; init; } = "";

        public string Address { get; init; } = "";

        public long UnitId { get; init; }
    }
}
