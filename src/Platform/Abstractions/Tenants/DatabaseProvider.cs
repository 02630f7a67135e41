namespace PayHall.Tenants;

/// <summary>The database engines the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: one file per tenant.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer: one schema per tenant.</summary>
    PostgreSql,
}
