using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Organizations;

namespace PayHall.Identity.Organizations;

/// <summary>Deletes a unit that nothing uses any more (H-02). Deleted accounts and clients, which are kept for the audit trail, move to the unit above.</summary>
internal sealed class DeleteUnit(ITenantWriter writer, IAuditTrail audit, Authority authority, IEnumerable<IUnitUse> modules)
{
    /// <summary>Deletes; answers the name.</summary>
    /// <exception cref="UnitInUseException">Units, accounts or roles still belong to it.</exception>
    /// <exception cref="UnitHasRecordsException">Records of a module belong to it.</exception>
    public Task<string> HandleAsync(long id, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                await UnitTable.LockAsync(transaction);
                var unit = await UnitTable.FindAsync(transaction, id);
                if (unit is null || !authority.MayReach(id))
                    throw new NotFoundException("机构", id);
                var (units, accounts, roles) = await CountUsesAsync(transaction, id);
                if (unit.ParentId is null || units + accounts + roles > 0)
                    throw new UnitInUseException(unit.Name, units, accounts, roles);
                await RefuseRecordsAsync(transaction, unit, cancellation);
                await MoveDeletedAsync(transaction, unit);
                await transaction.Connection.ExecuteAsync("DELETE FROM identity_units WHERE id = @Id", new { Id = id }, transaction.Transaction);
                await audit.AppendAsync(transaction, new AuditEntry("Identity.UnitDeleted", "unit:" + unit.Code, AuditState.Of(new { unit.Name, unit.Kind }), null), cancellation);
                return unit.Name;
            },
            cancellationToken);

    private async Task RefuseRecordsAsync(WriteTransaction transaction, UnitRow unit, CancellationToken cancellationToken)
    {
        foreach (var module in modules)
        {
            if (await module.FindAsync(transaction, unit.Id, cancellationToken) is { } use)
                throw new UnitHasRecordsException(unit.Name, use);
        }
    }

    private static Task MoveDeletedAsync(WriteTransaction transaction, UnitRow unit)
        => transaction.Connection.ExecuteAsync(
            """
            UPDATE identity_users SET unit_id = @ParentId WHERE unit_id = @Id;
            UPDATE identity_clients SET unit_id = @ParentId WHERE unit_id = @Id;
            """,
            new { unit.Id, unit.ParentId },
            transaction.Transaction);

    private static async Task<(long Units, long Accounts, long Roles)> CountUsesAsync(WriteTransaction transaction, long id)
    {
        var parameters = new { Id = id };
        return (
            await transaction.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM identity_units WHERE parent_id = @Id", parameters, transaction.Transaction),
            await transaction.Connection.ExecuteScalarAsync<long>(
                """
                SELECT (SELECT count(*) FROM identity_users WHERE unit_id = @Id AND deleted_at IS NULL) + (SELECT count(*) FROM identity_user_units WHERE unit_id = @Id)
                    + (SELECT count(*) FROM identity_clients WHERE unit_id = @Id AND deleted_at IS NULL)
                """,
                parameters,
                transaction.Transaction),
            await transaction.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM identity_roles WHERE unit_id = @Id", parameters, transaction.Transaction));
    }
}
