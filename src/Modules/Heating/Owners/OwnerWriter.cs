using PayHall.Data;
using PayHall.Heating.Data;
using PayHall.Security;

namespace PayHall.Heating.Owners;

/// <summary>Finds or writes an owner inside a transaction.</summary>
internal sealed class OwnerWriter(AccessContext access)
{
    /// <summary>
    /// The owner's id. The present owner of that name is brought up to date; another name is another owner: the one with
    /// that name and phone number, or a new one. An owner who has households beyond the data scope is not changed: what those
    /// are charged by is not the caller's to say, so the household gets an owner of its own.
    /// </summary>
    public async Task<long> WriteAsync(WriteTransaction transaction, long? presentId, OwnerDraft draft, CancellationToken cancellationToken)
    {
        var values = new { draft.Name, draft.Phone, kind = (int)draft.Kind, welfare = (int)draft.Welfare, presentId };
        long? id = presentId is null
            ? null
            : await transaction.ScalarAsync<long?>("SELECT id FROM heating_owners WHERE id = @presentId AND name = @Name", values, cancellationToken);
        if (id is null && draft.Phone.Length > 0)
            id = await transaction.ScalarAsync<long?>("SELECT id FROM heating_owners WHERE name = @Name AND phone = @Phone ORDER BY id", values, cancellationToken);
        if (id is not null && await IsBeyondScopeAsync(transaction, id.Value, cancellationToken))
        {
            id = await transaction.ScalarAsync<long?>(
                "SELECT id FROM heating_owners WHERE id = @id AND phone = @Phone AND kind = @kind AND welfare = @welfare", new { id, draft.Phone, values.kind, values.welfare }, cancellationToken);
        }

        if (id is null)
        {
            return await transaction.ScalarAsync<long>(
                "INSERT INTO heating_owners (name, phone, kind, welfare) VALUES (@Name, @Phone, @kind, @welfare) RETURNING id", values, cancellationToken);
        }

        var changed = await transaction.ExecuteAsync(
            """
            UPDATE heating_owners SET phone = @Phone, kind = @kind, welfare = @welfare
            WHERE id = @id AND (phone <> @Phone OR kind <> @kind OR welfare <> @welfare)
            """,
            new { draft.Phone, values.kind, values.welfare, id }, cancellationToken);
        if (changed > 0)
            await transaction.ExecuteAsync("UPDATE heating_households SET owner_kind = @kind, welfare = @welfare WHERE owner_id = @id", new { values.kind, values.welfare, id }, cancellationToken);
        return id.Value;
    }

    private async Task<bool> IsBeyondScopeAsync(WriteTransaction transaction, long id, CancellationToken cancellationToken)
        => !access.Scope.IsAll
            && !(await transaction.ListAsync<long>("SELECT DISTINCT unit_id FROM heating_households WHERE owner_id = @id", new { id }, cancellationToken)).All(access.Scope.Includes);
}
