using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain.Pricing;
using PayHall.Security;

namespace PayHall.Heating.Owners;

/// <summary>Adds an owner, or changes one (业主信息, H-04).</summary>
internal sealed class SaveOwner(ITenantWriter writer, AccessContext access, IAuditTrail audit)
{
    /// <summary>Saves the owner; copies of kind and welfare in the owner's households follow.</summary>
    /// <param name="id">The owner to change; null adds one.</param>
    /// <param name="draft">What to save.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The owner's id.</returns>
    public async Task<long> HandleAsync(long? id, OwnerDraft draft, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        draft.Check(errors);
        errors.ThrowIfAny();
        return await writer.ExecuteAsync((transaction, stop) => SaveAsync(transaction, id, draft, stop), cancellationToken);
    }

    private async Task<long> SaveAsync(WriteTransaction transaction, long? id, OwnerDraft draft, CancellationToken cancellationToken)
    {
        string? before = null;
        var values = new { id, draft.Name, draft.Phone, kind = (int)draft.Kind, welfare = (int)draft.Welfare };
        if (id is null)
        {
            id = await transaction.ScalarAsync<long>(
                "INSERT INTO heating_owners (name, phone, kind, welfare) VALUES (@Name, @Phone, @kind, @welfare) RETURNING id", values, cancellationToken);
        }
        else
        {
            // Whoever may not see all of an owner's households may not change what all of them are charged by.
            var units = await transaction.ListAsync<long>("SELECT DISTINCT unit_id FROM heating_households WHERE owner_id = @id", values, cancellationToken);
            if (!units.All(access.Scope.Includes))
                throw new NotFoundException("业主", id);
            var present = await transaction.FirstAsync<OwnerRow>("SELECT name, phone, kind, welfare FROM heating_owners WHERE id = @id", values, cancellationToken);
            before = present is null ? null : AuditState.Of(new { present.Name, present.Phone, kind = (OwnerKind)present.Kind, welfare = (WelfareKind)present.Welfare });
            var changed = await transaction.ExecuteAsync(
                "UPDATE heating_owners SET name = @Name, phone = @Phone, kind = @kind, welfare = @welfare WHERE id = @id", values, cancellationToken);
            if (changed == 0)
                throw new NotFoundException("业主", id);
            await transaction.ExecuteAsync("UPDATE heating_households SET owner_kind = @kind, welfare = @welfare WHERE owner_id = @id", values, cancellationToken);
        }

        await audit.AppendAsync(transaction, new AuditEntry("Heating.OwnerSaved", $"owner:{id}", before, AuditState.Of(draft)), cancellationToken);
        return id.Value;
    }

    private sealed class OwnerRow
    {
        public string Name { get; init; } = "";

        public string Phone { get; init; } = "";

        public int Kind { get; init; }

        public int Welfare { get; init; }
    }
}
