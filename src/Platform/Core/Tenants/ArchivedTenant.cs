using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>The note that lies with the files of a removed tenant.</summary>
/// <param name="RemovedAt">When it was removed.</param>
/// <param name="Settings">Its settings, naming the place where its data is now.</param>
public sealed record ArchivedTenant(DateTimeOffset RemovedAt, TenantSettings Settings);
