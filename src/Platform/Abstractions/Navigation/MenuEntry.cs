namespace PayHall.Navigation;

/// <summary>A page in the menu as one person sees it.</summary>
/// <param name="Caption">Caption in the current language.</param>
/// <param name="Url">Address including the tenant's prefix, ready for <c>href</c>.</param>
/// <param name="IsCurrent">True if the current page is this one or lies below it.</param>
/// <param name="Count">The counter's number; 0 shows nothing.</param>
/// <param name="IsUrgent">True if the number means work that waits for this person.</param>
public sealed record MenuEntry(string Caption, string Url, bool IsCurrent, int Count, bool IsUrgent);
