using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.Organizations;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Rights;

/// <summary>
/// Says what an account within the data scope may do. It computes nothing of its own: <see cref="AccessReader"/> does, for each request
/// and for this page alike.
/// </summary>
internal sealed class RightsReader(IdentityDb db, AccessReader reader, PermissionCatalog catalog)
{
    /// <summary>The account's rights.</summary>
    /// <exception cref="NotFoundException">There is no such account within the data scope.</exception>
    public async Task<AccountRights> FindAsync(string? accountId, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == accountId && candidate.DeletedAt == null, cancellationToken)
            ?? throw new NotFoundException("账号", accountId ?? "");
        var origin = await reader.ExplainUserAsync(user.Id, user.UnitId, cancellationToken);
        var held = catalog.All.Where(permission => catalog.Covers(origin.Grant.Permissions, permission.Name)).ToList();
        var roleIds = origin.Roles.Select(role => role.RoleId).ToList();
        var unitName = await UnitNameAsync(user.UnitId, cancellationToken);
        return new AccountRights
        {
            User = user,
            UnitName = unitName,
            Roles = origin.Roles,
            OpenRoles = (await db.Roles.Where(role => roleIds.Contains(role.Id)).Select(role => role.Id).ToListAsync(cancellationToken)).ToHashSet(),
            Groups = [.. catalog.All.GroupBy(permission => permission.Group.Split('/')[0], StringComparer.Ordinal).Select(group => Group(group.Key, [.. group], held, origin))],
            Held = held.Count,
            All = catalog.All.Count,
            Reach = await ReachAsync(user.Id, unitName, origin, cancellationToken),
        };
    }

    private RightsGroup Group(string name, IReadOnlyList<Permission> all, List<Permission> held, AccessOrigin origin)
    {
        var own = held.Where(all.Contains).ToList();
        var pages = own.GroupBy(permission => permission.Group.Split('/').Last(), StringComparer.Ordinal)
            .Select(page => new RightsPage(page.Key, [.. page
                .Select(permission => (Permission: permission, Roles: Sources(permission, origin)))
                .GroupBy(pair => string.Join(',', pair.Roles.Select(role => role.RoleId)), StringComparer.Ordinal)
                .Select(line => new RightsLine([.. line.Select(pair => pair.Permission)], line.First().Roles))]));
        return new RightsGroup(name, own.Count, all.Count, [.. pages]);
    }

    private List<RoleRights> Sources(Permission permission, AccessOrigin origin)
        => catalog.Covers(origin.Everyone, permission.Name) ? [] : [.. origin.Roles.Where(role => catalog.Covers(role.Permissions, permission.Name))];

    private async Task<RightsReach> ReachAsync(string userId, string unitName, AccessOrigin origin, CancellationToken cancellationToken)
    {
        var areaIds = await db.UserUnits.Where(row => row.UserId == userId).Select(row => row.UnitId).ToListAsync(cancellationToken);
        var areas = await NamesAsync(areaIds, cancellationToken);
        var sources = origin.Roles.GroupBy(role => role.Scope).OrderByDescending(kind => kind.Key).Select(kind => new ReachSource(
            kind.Key,
            [.. kind.Select(role => role.Name)],
            kind.Key switch
            {
                DataScopeKind.OwnUnit or DataScopeKind.OwnUnitAndBelow => [unitName],
                DataScopeKind.AssignedAreas => areas,
                _ => [],
            },
            kind.Key == DataScopeKind.AssignedAreas ? areaIds.Count - areas.Count : 0));
        var scope = origin.Grant.Scope;
        return new RightsReach(scope, [.. sources], scope.IsAll ? [] : await NamesAsync(scope.Units, cancellationToken));
    }

    private async Task<List<string>> NamesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
        => [.. UnitTree.Sort(await db.Units.AsNoTracking().Where(unit => ids.Contains(unit.Id)).ToListAsync(cancellationToken)).Select(unit => unit.Name)];

    private async Task<string> UnitNameAsync(long id, CancellationToken cancellationToken)
        => await db.Units.Where(unit => unit.Id == id).Select(unit => unit.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
}
