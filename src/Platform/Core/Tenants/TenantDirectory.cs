using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>
/// The host's tenants for the default site. An object of its own: a container disposes what its factories hand out, and the default
/// site, when it is let go, must not take the host and all other tenants with it.
/// </summary>
public sealed class TenantDirectory(TenantHost host) : ITenantDirectory
{
    /// <inheritdoc />
    public IReadOnlyList<TenantSummary> List() => host.List();
}
