using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Data;

namespace PayHall.Identity.Roles;

/// <summary>Reads one role with what is to be known before changing it.</summary>
internal sealed class RoleDetails(IdentityDb db, PermissionCatalog catalog, SaveRole save)
{
    private const int MostAccounts = 8;
    private const int MostEvents = 10;

    /// <summary>The role.</summary>
    public async Task<RoleDetail> FindAsync(long id, CancellationToken cancellationToken)
    {
        var role = await db.Roles.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken) ?? throw new NotFoundException("角色", id);
        var rights = (await RoleRights.OfAsync(db, catalog, db.AllRoles.Where(candidate => candidate.Id == id), cancellationToken))[0];
        var subject = "role:" + role.Name;
        var since = role.CreatedAt;
        // Another member's role of the same name has a history of its own: only what was done by people within sight counts.
        var history = await db.Audit.AsNoTracking()
            .Where(row => row.Subject == subject && row.At >= since && db.Users.Any(user => user.Id == row.ActorId))
            .OrderByDescending(row => row.Id)
            .Take(MostEvents)
            .ToListAsync(cancellationToken);
        return new RoleDetail(role, rights.Permissions, save.MayChange(role, rights), await AccountsAsync(id, cancellationToken), history);
    }

    private async Task<RoleAccounts> AccountsAsync(long roleId, CancellationToken cancellationToken)
    {
        var seen = db.Users.Where(user => user.DeletedAt == null && db.UserRoles.Any(row => row.RoleId == roleId && row.UserId == user.Id));
        var first = await seen
            .OrderBy(user => user.NormalizedUserName)
            .Take(MostAccounts)
            .Select(user => new RoleAccount(user.UserName!, user.DisplayName, user.Enabled))
            .ToListAsync(cancellationToken);
        var count = await seen.CountAsync(cancellationToken);
        var all = await db.AllUsers.CountAsync(user => user.DeletedAt == null && db.UserRoles.Any(row => row.RoleId == roleId && row.UserId == user.Id), cancellationToken);
        return new RoleAccounts(first, count, all - count);
    }
}
