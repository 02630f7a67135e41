namespace PayHall.Navigation;

/// <summary>
/// The menu as the person who is signed in sees it on this request: entries without permission are dropped, groups left
/// empty with them, the entry that the current page belongs to is marked, counters are filled in.
/// </summary>
public interface IMenu
{
    /// <summary>The groups in their order; empty for nobody.</summary>
    Task<IReadOnlyList<MenuGroup>> GetAsync(CancellationToken cancellationToken);
}
