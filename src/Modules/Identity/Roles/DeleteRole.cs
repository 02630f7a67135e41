using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;

namespace PayHall.Identity.Roles;

/// <summary>删除角色 (S-05): not a built-in one, not one in use.</summary>
internal sealed class DeleteRole(IdentityDb db, PermissionCatalog catalog, AuditedWriter writer, Authority authority)
{
    /// <summary>Deletes; answers the name.</summary>
    public async Task<string> HandleAsync(long id, CancellationToken cancellationToken)
    {
        var role = await db.Roles.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken) ?? throw new NotFoundException("角色", id);
        if (role.BuiltIn)
            throw new BuiltInRoleException(role.Name);
        var rights = (await RoleRights.OfAsync(db, catalog, db.AllRoles.Where(candidate => candidate.Id == id), cancellationToken))[0];
        if (!authority.MayReach(role.UnitId) || !authority.Covers(rights))
            throw new RoleBeyondAuthorityException(role.Name);

        var isDeleted = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.RoleDeleted", "role:" + role.Name, AuditState.Of(new { role.Name, role.UnitId, rights.Permissions })),
            async (transaction, _) =>
            {
                await authority.LockAsync(transaction);
                var deleted = await transaction.Connection.ExecuteAsync(
                    "DELETE FROM identity_roles WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM identity_user_roles WHERE role_id = @Id)",
                    new { Id = id },
                    transaction.Transaction);
                return deleted == 1;
            },
            cancellationToken);
        if (!isDeleted)
            throw new RoleInUseException(role.Name, await db.UserRoles.CountAsync(row => row.RoleId == id, cancellationToken));
        return role.Name;
    }
}
