using PayHall.Identity.Data;

namespace PayHall.Identity.Organizations;

/// <summary>Puts units in the order of the tree.</summary>
internal static class UnitTree
{
    /// <summary>Parents before children, siblings by position and code. Units whose parent is not among them count as roots.</summary>
    public static IReadOnlyList<OrganizationUnit> Sort(IReadOnlyCollection<OrganizationUnit> units)
    {
        var ids = units.Select(unit => unit.Id).ToHashSet();
        var children = units.ToLookup(unit => unit.ParentId is { } parent && ids.Contains(parent) ? parent : 0);
        var sorted = new List<OrganizationUnit>(units.Count);
        Add(0);
        return sorted;

        void Add(long parent)
        {
            foreach (var unit in children[parent].OrderBy(unit => unit.Position).ThenBy(unit => unit.Code, StringComparer.Ordinal))
            {
                sorted.Add(unit);
                Add(unit.Id);
            }
        }
    }

    /// <summary>Depth of each unit below the topmost ones that can be seen, from 0.</summary>
    public static int Depth(OrganizationUnit unit, IReadOnlyDictionary<long, OrganizationUnit> visible)
    {
        var depth = 0;
        while (unit.ParentId is { } parent && visible.TryGetValue(parent, out var above))
        {
            unit = above;
            depth++;
        }

        return depth;
    }

    /// <summary>Names from the topmost visible unit down, e.g. 云岭市第一人民医院 / 财务科; the tenant's own root is left out where something stands below it.</summary>
    public static string FullName(OrganizationUnit unit, IReadOnlyDictionary<long, OrganizationUnit> visible)
    {
        var names = new List<string> { unit.Name };
        while (unit.ParentId is { } parent && visible.TryGetValue(parent, out var above) && above.ParentId is not null)
        {
            names.Insert(0, above.Name);
            unit = above;
        }

        return string.Join(" / ", names);
    }
}
