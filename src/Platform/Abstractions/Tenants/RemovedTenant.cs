namespace PayHall.Tenants;

/// <summary>A removed tenant whose data is still kept.</summary>
/// <param name="Name">The name that it had.</param>
/// <param name="DisplayName">The organisation's name.</param>
/// <param name="RemovedAt">When it was removed.</param>
/// <param name="Folder">Where its files are, below the data folder.</param>
/// <param name="Schema">PostgreSQL: the schema that holds its data now; else empty.</param>
public sealed record RemovedTenant(string Name, string DisplayName, DateTimeOffset RemovedAt, string Folder, string Schema);
