using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>The host's tenants as modules may see them.</summary>
internal sealed class TenantDirectory(TenantHost host) : ITenantDirectory
{
    public IReadOnlyList<TenantSummary> List() => host.List();
}
