using PayHall.Security;

namespace PayHall.Navigation;

/// <summary>A group of the menu, or an entry that stands alone.</summary>
/// <param name="caption">Chinese caption.</param>
/// <param name="icon">Tabler icon name.</param>
/// <param name="position">Order among the groups.</param>
public sealed class NavigationGroup(string caption, string icon, int position)
{
    private readonly List<NavigationEntry> entries = [];

    /// <summary>Chinese caption, the localisation key.</summary>
    public string Caption { get; } = caption;

    /// <summary>Tabler icon name.</summary>
    public string Icon { get; } = icon;

    /// <summary>Order among the groups.</summary>
    public int Position { get; } = position;

    /// <summary>True for an entry that stands alone on the top level.</summary>
    public bool IsSingle { get; private set; }

    /// <summary>The pages, in their order.</summary>
    public IReadOnlyList<NavigationEntry> Entries => [.. entries.OrderBy(entry => entry.Position)];

    /// <summary>Adds a page.</summary>
    /// <param name="caption">Chinese caption.</param>
    /// <param name="position">Order within the group.</param>
    /// <param name="path">Path within the tenant, e.g. <c>/Settlement/Payments/Pay</c>.</param>
    /// <param name="permission">What the user must hold; null: everyone signed in.</param>
    /// <param name="counter">Key of an <see cref="INavigationCounter"/> whose number is shown beside the caption.</param>
    public NavigationGroup Page(string caption, int position, string path, Permission? permission = null, string? counter = null)
    {
        entries.Add(new NavigationEntry(caption, position, path, permission, counter));
        return this;
    }

    internal void Single(string path, Permission? permission, string? counter)
    {
        IsSingle = true;
        entries.Clear();
        entries.Add(new NavigationEntry(Caption, 0, path, permission, counter));
    }
}
