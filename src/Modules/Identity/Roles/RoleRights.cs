using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Security;

namespace PayHall.Identity.Roles;

/// <summary>What a role gives to those who have it.</summary>
/// <param name="RoleId">The role.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scope">Its data scope.</param>
/// <param name="Permissions">Names of its permissions, of enabled features only.</param>
internal sealed record RoleRights(long RoleId, string Name, DataScopeKind Scope, IReadOnlySet<string> Permissions)
{
    /// <summary>Rights of an account's roles.</summary>
    public static Task<IReadOnlyList<RoleRights>> OfUserAsync(IdentityDb db, PermissionCatalog catalog, string userId, CancellationToken cancellationToken)
        => OfAsync(db, catalog, db.AllRoles.Where(role => db.UserRoles.Any(row => row.UserId == userId && row.RoleId == role.Id)), cancellationToken);

    /// <summary>Rights of the roles that a query finds.</summary>
    public static async Task<IReadOnlyList<RoleRights>> OfAsync(IdentityDb db, PermissionCatalog catalog, IQueryable<Role> roles, CancellationToken cancellationToken)
    {
        var found = await roles.AsNoTracking().OrderBy(role => role.Id).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(role => role.Id);
        var rows = await db.RolePermissions.Where(row => ids.Contains(row.RoleId)).Select(row => new { row.RoleId, row.Permission }).ToListAsync(cancellationToken);
        var stored = rows.ToLookup(row => row.RoleId, row => row.Permission);
        return [.. found.Select(role => new RoleRights(role.Id, role.Name, role.Scope, Held(catalog, role, stored[role.Id])))];
    }

    // A built-in role follows its stereotype, so a feature that is enabled later gives it its share, until somebody
    // changes it by hand. The tenant's administrator always holds everything.
    private static HashSet<string> Held(PermissionCatalog catalog, Role role, IEnumerable<string> stored)
    {
        var held = stored.Where(name => catalog.Find(name) is not null).ToHashSet(StringComparer.Ordinal);
        if (role.Stereotype is { } stereotype && (!role.Customized || stereotype == Stereotypes.TenantAdministrator))
            held.UnionWith(catalog.OfStereotype(stereotype));
        return held;
    }
}
