namespace PayHall.Navigation;

/// <summary>A group of the menu as one person sees it, or an entry that stands alone on the top level.</summary>
/// <param name="Caption">Caption in the current language.</param>
/// <param name="Icon">Tabler icon name without prefix.</param>
/// <param name="IsSingle">True for an entry that stands alone; then <paramref name="Entries"/> holds just that entry.</param>
/// <param name="Entries">The pages, at least one.</param>
/// <param name="IsCurrent">True if the current page lies in it.</param>
public sealed record MenuGroup(string Caption, string Icon, bool IsSingle, IReadOnlyList<MenuEntry> Entries, bool IsCurrent);
