using PayHall.Security;

namespace PayHall.Navigation;

/// <summary>Collects the menu: groups by caption, pages within. Two providers that name the same group add to the same one.</summary>
public sealed class NavigationBuilder
{
    private readonly Dictionary<string, NavigationGroup> groups = new(StringComparer.Ordinal);

    /// <summary>The groups in their order.</summary>
    public IReadOnlyList<NavigationGroup> Groups => [.. groups.Values.OrderBy(group => group.Position)];

    /// <summary>Adds a group or finds it; the first provider's icon and position count.</summary>
    /// <param name="caption">Chinese caption, the localisation key, e.g. 结算管理.</param>
    /// <param name="icon">Tabler icon name without prefix, e.g. <c>transfer</c>.</param>
    /// <param name="position">Order among the groups.</param>
    public NavigationGroup Group(string caption, string icon, int position)
    {
        if (!groups.TryGetValue(caption, out var group))
            groups.Add(caption, group = new NavigationGroup(caption, icon, position));
        return group;
    }

    /// <summary>Adds an entry that stands alone on the top level, such as 首页 or 收费台.</summary>
    public NavigationBuilder Page(string caption, string icon, int position, string path, Permission? permission = null, string? counter = null)
    {
        var group = Group(caption, icon, position);
        group.Single(path, permission, counter);
        return this;
    }
}
