using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>A tenant as the store holds it.</summary>
/// <param name="Settings">The settings; of a damaged tenant its name, and an address that may be wrong.</param>
/// <param name="Damage">Why the settings can't be used, or null.</param>
public sealed record StoredTenant(TenantSettings Settings, TenantException? Damage);
