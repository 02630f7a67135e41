using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Access;
using PayHall.Identity.Data;

namespace PayHall.Identity.Roles;

/// <summary>Lists the roles that are to be seen: built-in ones and those of units within the data scope.</summary>
internal sealed class RoleList(IdentityDb db, PermissionCatalog catalog, SaveRole save)
{
    /// <summary>Finds roles by a part of their name.</summary>
    public async Task<IReadOnlyList<RoleRow>> FindAsync(string? keyword, string? type, CancellationToken cancellationToken)
    {
        var roles = db.Roles.AsNoTracking();
        if (keyword?.Trim() is { Length: > 0 } part)
            roles = roles.Where(role => role.Name.Contains(part) || role.Description.Contains(part));
        if (!string.IsNullOrEmpty(type))
            roles = roles.Where(role => role.Type == type);
        var found = await roles.OrderByDescending(role => role.BuiltIn).ThenBy(role => role.Id).ToListAsync(cancellationToken);
        var rights = (await RoleRights.OfAsync(db, catalog, roles, cancellationToken)).ToDictionary(role => role.RoleId);
        var unitIds = found.Select(role => role.UnitId).ToList();
        var units = await db.Units.Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);
        var uses = await RoleUses.CountAsync(db, found.ConvertAll(role => role.Id), cancellationToken);
        return found.ConvertAll(role => new RoleRow
        {
            Id = role.Id,
            Name = role.Name,
            BuiltIn = role.BuiltIn,
            UnitName = role.UnitId is { } unitId ? units.GetValueOrDefault(unitId) : null,
            Type = role.Type,
            Scope = role.Scope,
            Description = role.Description,
            Accounts = uses.GetValueOrDefault(role.Id),
            Permissions = rights[role.Id].Permissions.Count,
            MayChange = save.MayChange(role, rights[role.Id]),
        });
    }
}
