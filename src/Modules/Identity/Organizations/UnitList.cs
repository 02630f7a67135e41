using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Data;

namespace PayHall.Identity.Organizations;

/// <summary>Lists units within the data scope in the order of the tree.</summary>
internal sealed class UnitList(IdentityDb db)
{
    /// <summary>The units; with a keyword, those whose name or code holds it and all above them.</summary>
    public async Task<IReadOnlyList<UnitLine>> FindAsync(string? keyword, CancellationToken cancellationToken)
    {
        var units = await db.Units.AsNoTracking().ToListAsync(cancellationToken);
        var visible = units.ToDictionary(unit => unit.Id);
        if (keyword?.Trim() is { Length: > 0 } part)
        {
            var hits = units.Where(unit => unit.Name.Contains(part, StringComparison.OrdinalIgnoreCase) || unit.Code.Contains(part, StringComparison.OrdinalIgnoreCase)).ToList();
            units = units.FindAll(unit => hits.Exists(hit => Domain.UnitPath.IsWithin(hit.Path, unit.Path)));
        }

        var accounts = await db.Users.Where(user => user.DeletedAt == null)
            .GroupBy(user => user.UnitId)
            .Select(group => new { UnitId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.UnitId, group => group.Count, cancellationToken);
        var parents = units.Select(unit => unit.ParentId).ToHashSet();
        return [.. UnitTree.Sort(units).Select(unit => new UnitLine(unit, UnitTree.Depth(unit, visible), accounts.GetValueOrDefault(unit.Id), parents.Contains(unit.Id)))];
    }

    /// <summary>One unit.</summary>
    public async Task<OrganizationUnit> FindAsync(long id, CancellationToken cancellationToken)
        => await db.Units.AsNoTracking().FirstOrDefaultAsync(unit => unit.Id == id, cancellationToken) ?? throw new NotFoundException("机构", id);
}
