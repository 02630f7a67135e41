using PayHall.Settings;

namespace PayHall.Components.Tests.Hosting;

/// <summary>Settings that don't change.</summary>
public sealed class Site(SiteSettings settings) : ISettings<SiteSettings>
{
    public ValueTask<SiteSettings> GetAsync(CancellationToken cancellationToken) => new(settings);

    public Task SaveAsync(SiteSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException();
}
