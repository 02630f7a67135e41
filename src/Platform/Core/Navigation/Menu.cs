using Microsoft.AspNetCore.Http;
using PayHall.Navigation;
using PayHall.Security;

namespace PayHall.Platform.Navigation;

/// <summary>The menu of whoever asks: what the providers offer, less what the user may not do.</summary>
internal sealed class Menu(
    IEnumerable<INavigationProvider> providers,
    IEnumerable<INavigationCounter> counters,
    AccessContext access,
    IHttpContextAccessor http,
    Microsoft.Extensions.Localization.IStringLocalizer localizer) : IMenu
{
    private IReadOnlyList<MenuGroup>? groups;

    public async Task<IReadOnlyList<MenuGroup>> GetAsync(CancellationToken cancellationToken)
        => groups ??= await BuildAsync(cancellationToken);

    private async Task<IReadOnlyList<MenuGroup>> BuildAsync(CancellationToken cancellationToken)
    {
        var builder = new NavigationBuilder();
        foreach (var provider in providers)
            provider.Build(builder);
        var visible = builder.Groups
            .Select(group => (Group: group, Entries: group.Entries.Where(MayOpen).ToList()))
            .Where(pair => pair.Entries.Count > 0)
            .ToList();
        var current = Current(visible.SelectMany(pair => pair.Entries));
        var result = new List<MenuGroup>();
        foreach (var (group, pages) in visible)
        {
            var entries = new List<MenuEntry>();
            foreach (var page in pages)
                entries.Add(await EntryAsync(page, page == current, cancellationToken));
            result.Add(new MenuGroup(localizer[group.Caption], group.Icon, group.IsSingle, entries, entries.Any(entry => entry.IsCurrent)));
        }

        return result;
    }

    private bool MayOpen(NavigationEntry entry) => entry.Permission is null ? access.Actor is not null : access.Holds(entry.Permission);

    private async Task<MenuEntry> EntryAsync(NavigationEntry page, bool isCurrent, CancellationToken cancellationToken)
    {
        var counter = page.Counter is null ? null : counters.FirstOrDefault(candidate => candidate.Key == page.Counter);
        var count = counter is null ? 0 : await counter.CountAsync(cancellationToken);
        return new MenuEntry(localizer[page.Caption], http.HttpContext?.Request.PathBase.Value + page.Path, isCurrent, count, counter?.IsUrgent == true);
    }

    /// <summary>The entry with the longest path that leads to the page on show, so that a detail page marks its list.</summary>
    private NavigationEntry? Current(IEnumerable<NavigationEntry> entries)
    {
        var path = http.HttpContext?.Request.Path ?? default;
        return entries
            .Where(entry => entry.Path == "/" ? path == "/" : path.StartsWithSegments(entry.Path, StringComparison.OrdinalIgnoreCase))
            .MaxBy(entry => entry.Path.Length);
    }
}
