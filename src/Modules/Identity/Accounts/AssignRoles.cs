using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Roles;

namespace PayHall.Identity.Accounts;

/// <summary>分配角色 (S-04). Roles can be given and taken only within the actor's own rights; roles beyond them stay as they are.</summary>
internal sealed class AssignRoles(IdentityDb db, PermissionCatalog catalog, AuditedWriter writer, Authority authority)
{
    /// <summary>The roles that may be offered for the account's unit, with what each holds.</summary>
    public async Task<IReadOnlyList<RoleRights>> OfferAsync(User user, CancellationToken cancellationToken)
    {
        // A role belongs to a unit and may be given to accounts there and below; built-in ones everywhere.
        var path = await db.AllUnits.Where(unit => unit.Id == user.UnitId).Select(unit => unit.Path).SingleAsync(cancellationToken);
        var above = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => (long?)long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return await RoleRights.OfAsync(db, catalog, db.AllRoles.Where(role => role.UnitId == null || above.Contains(role.UnitId)), cancellationToken);
    }

    /// <summary>Sets the account's roles.</summary>
    public async Task HandleAsync(string? userId, IReadOnlyCollection<long> roleIds, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        var offered = (await OfferAsync(user, cancellationToken)).ToDictionary(role => role.RoleId);
        var held = await db.UserRoles.Where(row => row.UserId == user.Id).Select(row => row.RoleId).ToListAsync(cancellationToken);
        var changed = roleIds.Except(held).Concat(held.Except(roleIds)).ToList();
        if (changed.Count == 0)
            return;
        foreach (var id in changed)
        {
            if (!offered.TryGetValue(id, out var role))
                throw new NotFoundException("角色", id);
            if (!authority.Covers(role))
                throw new RoleBeyondAuthorityException(role.Name);
        }

        var names = offered.Values.ToLookup(role => role.RoleId, role => role.Name);
        await writer.ExecuteAsync(
            new AuditEntry(
                "Identity.RolesAssigned",
                "account:" + user.UserName,
                AuditState.Of(new { roles = held.SelectMany(id => names[id]) }),
                AuditState.Of(new { roles = roleIds.SelectMany(id => names[id]) })),
            async (transaction, _) =>
            {
                // The account before the version of all rights, as every change of an account does: the other way round two wait for each other.
                await AccountWriter.RenewStampAsync(transaction, user.Id);
                await AccountWriter.SetRolesAsync(transaction, user.Id, roleIds.Distinct());
            },
            cancellationToken);
    }
}
