using Microsoft.AspNetCore.Mvc.Rendering;
using PayHall.Organizations;

namespace PayHall.Components;

/// <summary>Organisation units as choices of a list and as a tree.</summary>
public static class UnitChoices
{
    /// <summary>Each unit with its path, 云岭市第一人民医院 / 财务科, in tree order; for <c>ph-input items="…"</c>.</summary>
    public static IReadOnlyList<SelectListItem> List(IReadOnlyCollection<OrganizationUnitInfo> units, long? selected = null)
    {
        var choices = new List<SelectListItem>();
        Walk(units, (unit, path) => choices.Add(new SelectListItem(path, unit.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), unit.Id == selected)));
        return choices;
    }

    /// <summary>The units as a tree of links; for <c>ph-tree</c>.</summary>
    /// <param name="units">The units that may be seen; those whose parent is not among them stand at the top.</param>
    /// <param name="url">Where a unit leads.</param>
    /// <param name="current">The unit that the list shows.</param>
    public static IReadOnlyList<TreeNode> Tree(IReadOnlyCollection<OrganizationUnitInfo> units, Func<OrganizationUnitInfo, string> url, long? current)
    {
        var children = ByParent(units);
        return Nodes(null);

        IReadOnlyList<TreeNode> Nodes(long? parent)
            => [.. children[parent].Select(unit => new TreeNode(unit.Name, url(unit), Nodes(unit.Id)) { IsCurrent = unit.Id == current })];
    }

    private static void Walk(IReadOnlyCollection<OrganizationUnitInfo> units, Action<OrganizationUnitInfo, string> visit)
    {
        var children = ByParent(units);
        Visit(null, "");

        void Visit(long? parent, string path)
        {
            foreach (var unit in children[parent])
            {
                var own = path.Length == 0 ? unit.Name : path + " / " + unit.Name;
                visit(unit, own);
                Visit(unit.Id, own);
            }
        }
    }

    private static ILookup<long?, OrganizationUnitInfo> ByParent(IReadOnlyCollection<OrganizationUnitInfo> units)
    {
        var ids = units.Select(unit => unit.Id).ToHashSet();
        return units.ToLookup(unit => unit.ParentId is { } parent && ids.Contains(parent) ? parent : (long?)null);
    }
}
