using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>Changes the time zone that stands in a tenant's own settings.</summary>
internal sealed class TenantTimeZone(TenantSettings tenant, Func<TenantHost> host) : ITenantTimeZone
{
    public string Current => tenant.TimeZone;

    public bool IsKnown(string? name)
        => !string.IsNullOrEmpty(name) && name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    public Task ChangeAsync(string name)
        => IsKnown(name)
            ? host().ChangeAsync(tenant.Name, settings => settings with { TimeZone = name })
            : throw new ArgumentException($"\"{name}\" is not an IANA time zone.", nameof(name));
}
