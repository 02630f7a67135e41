using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;

namespace PayHall.Identity.Organizations;

/// <summary>Deletes a unit that nothing uses any more (H-02).</summary>
internal sealed class DeleteUnit(ITenantWriter writer, IAuditTrail audit, Authority authority)
{
    /// <summary>Deletes; answers the name.</summary>
    /// <exception cref="UnitInUseException">Something still belongs to it.</exception>
    public Task<string> HandleAsync(long id, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                var unit = await UnitTable.FindAsync(transaction, id);
                if (unit is null || !authority.MayReach(id))
                    throw new NotFoundException("机构", id);
                var (units, accounts, roles) = await CountUsesAsync(transaction, id);
                if (unit.ParentId is null || units + accounts + roles > 0)
                    throw new UnitInUseException(unit.Name, units, accounts, roles);
                await transaction.Connection.ExecuteAsync("DELETE FROM identity_units WHERE id = @Id", new { Id = id }, transaction.Transaction);
                await AuditedWriter.RaiseVersionAsync(transaction);
                await audit.AppendAsync(transaction, new AuditEntry("Identity.UnitDeleted", "unit:" + unit.Code, AuditState.Of(new { unit.Name, unit.Kind }), null), cancellation);
                return unit.Name;
            },
            cancellationToken);

    private static async Task<(long Units, long Accounts, long Roles)> CountUsesAsync(WriteTransaction transaction, long id)
    {
        var parameters = new { Id = id };
        return (
            await transaction.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM identity_units WHERE parent_id = @Id", parameters, transaction.Transaction),
            await transaction.Connection.ExecuteScalarAsync<long>(
                """
                SELECT (SELECT count(*) FROM identity_users WHERE unit_id = @Id) + (SELECT count(*) FROM identity_user_units WHERE unit_id = @Id)
                    + (SELECT count(*) FROM identity_clients WHERE unit_id = @Id)
                """,
                parameters,
                transaction.Transaction),
            await transaction.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM identity_roles WHERE unit_id = @Id", parameters, transaction.Transaction));
    }
}
