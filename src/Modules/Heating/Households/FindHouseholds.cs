using Microsoft.EntityFrameworkCore;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Households;

/// <summary>
/// Finds households by any keyword that an owner can give (H-30, H-31): account number, bill number, name, phone number or its end, address such as
/// <c>锦绣 3-2-501</c>. What an index answers comes first; the search within texts only where that found nothing.
/// </summary>
internal sealed class FindHouseholds(HeatingDbContext database)
{
    /// <summary>At most <paramref name="limit"/> households within the data scope.</summary>
    public async Task<IReadOnlyList<FoundHousehold>> HandleAsync(string? text, int limit, CancellationToken cancellationToken)
    {
        text = text?.Trim() ?? "";
        if (text.Length is 0 or > 60)
            return [];
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        foreach (var query in Steps(text, compact))
        {
            var found = await Project(query.OrderBy(row => row.Account).Take(limit)).ToListAsync(cancellationToken);
            if (found.Count > 0)
                return [.. found.OrderBy(row => row.Account, StringComparer.Ordinal)];
        }

        return [];
    }

    private IEnumerable<IQueryable<Household>> Steps(string text, string compact)
    {
        var households = database.Households.AsNoTracking();
        yield return households.Where(row => row.Account == compact);
        if (BillNumber.TryParse(compact, out _, out var billed))
            yield return households.Where(row => row.Id == billed);
        var parts = text.Split(['-', '－', ' ', '幢', '栋', '单', '元', '室', '号'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length >= 3)
        {
            var (room, unit, building) = (parts[^1], parts[^2], parts[^3]);
            var community = string.Concat(parts[..^3]);
            yield return households.Where(row => row.Room == room
                && database.BuildingUnits.Any(level => level.Id == row.BuildingUnitId && level.Name == unit)
                && database.Buildings.Any(level => level.Id == row.BuildingId && level.Name == building)
                && (community == "" || database.Communities.Any(level => level.Id == row.CommunityId && level.Name.Contains(community))));
        }

        if (compact.All(char.IsAsciiDigit))
        {
            yield return households.Where(row => database.Owners.Any(owner => owner.Id == row.OwnerId && owner.Phone == compact));
            if (compact.Length >= 4)
            {
                yield return households.Where(row => row.Account.StartsWith(compact));
                yield return households.Where(row => database.Owners.Any(owner => owner.Id == row.OwnerId && owner.Phone.EndsWith(compact)));
            }
        }
        else
        {
            yield return households.Where(row => database.Owners.Any(owner => owner.Id == row.OwnerId && owner.Name.StartsWith(compact)));
        }

        yield return households.Where(row => row.Address.Contains(text)
            || database.Owners.Any(owner => owner.Id == row.OwnerId && owner.Name.Contains(compact)));
    }

    private IQueryable<FoundHousehold> Project(IQueryable<Household> query)
        => from row in query
           join owner in database.Owners on row.OwnerId equals owner.Id
           select new FoundHousehold(row.Id, row.Account, row.Address, owner.Name, owner.Phone);
}
