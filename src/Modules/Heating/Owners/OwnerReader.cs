using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Owners;

/// <summary>Reads owners: those with a household within the data scope, and those who have none yet.</summary>
internal sealed class OwnerReader(HeatingDbContext database)
{
    /// <summary>A page of owners, latest first.</summary>
    public async Task<(IReadOnlyList<OwnerView> Rows, string? Next)> ListAsync(
        string? name, string? phone, OwnerKind? kind, WelfareKind? welfare, ListRequest page, CancellationToken cancellationToken)
    {
        var query = Visible();
        if (name is { Length: > 0 })
            query = query.Where(owner => owner.Name.StartsWith(name));
        if (phone is { Length: > 0 })
            query = query.Where(owner => owner.Phone == phone || owner.Phone.EndsWith(phone));
        if (kind is not null)
            query = query.Where(owner => owner.Kind == kind);
        if (welfare is not null)
            query = query.Where(owner => owner.Welfare == welfare);
        if (page.After is not null)
        {
            var before = Cursor.Read<long>(page.After);
            query = query.Where(owner => owner.Id < before);
        }

        var rows = await query.OrderByDescending(owner => owner.Id).Take(page.Limit + 1)
            .Select(owner => new OwnerView(owner, database.Households.Count(
                household => household.OwnerId == owner.Id && (database.ScopeIsAll || database.ScopeUnits.Contains(household.UnitId))))).ToListAsync(cancellationToken);
        var more = rows.Count > page.Limit;
        if (more)
            rows.RemoveAt(page.Limit);
        return (rows, more ? Cursor.Write(rows[^1].Owner.Id) : null);
    }

    /// <summary>An owner.</summary>
    /// <exception cref="NotFoundException">There is none within the data scope.</exception>
    public async Task<Owner> GetAsync(long id, CancellationToken cancellationToken)
        => await Visible().SingleOrDefaultAsync(owner => owner.Id == id, cancellationToken) ?? throw new NotFoundException("业主", id);

    /// <summary>
    /// Owners of a household within the data scope, and those who have none anywhere. Whether there is any elsewhere can't be asked
    /// through the scope's filter, and lifting that lifts it for the whole query: the scope stands here in words.
    /// </summary>
    private IQueryable<Owner> Visible()
    {
        var anywhere = database.Households.IgnoreQueryFilters();
        return database.ScopeIsAll
            ? database.Owners.AsNoTracking()
            : database.Owners.AsNoTracking().Where(owner => anywhere.Any(household => household.OwnerId == owner.Id && database.ScopeUnits.Contains(household.UnitId))
                || !anywhere.Any(household => household.OwnerId == owner.Id));
    }
}
