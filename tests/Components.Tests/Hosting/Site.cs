using PayHall.Data;
using PayHall.Settings;

namespace PayHall.Components.Tests.Hosting;

/// <summary>Settings that don't change.</summary>
public sealed class Site(SiteSettings settings) : ISettings<SiteSettings>
{
    public ValueTask<SiteSettings> GetAsync(CancellationToken cancellationToken) => new(settings);

    public Task SaveAsync(SiteSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StoredSettings<SiteSettings>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new StoredSettings<SiteSettings>(settings, 1));

    public Task<bool> ReplaceAsync(WriteTransaction transaction, SiteSettings settings, long version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Forget()
    {
    }
}
