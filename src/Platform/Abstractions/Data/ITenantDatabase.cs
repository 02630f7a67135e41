using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PayHall.Tenants;

namespace PayHall.Data;

/// <summary>The tenant's own database; the only way to a connection. A connection can reach nothing of another tenant.</summary>
public interface ITenantDatabase
{
    /// <summary>The engine.</summary>
    DatabaseProvider Provider { get; }

    /// <summary>
    /// Opens a connection with the engine's safety settings applied (SQLite: WAL, synchronous=FULL, foreign_keys,
    /// busy timeout; PostgreSQL: search_path = the tenant's schema). The caller disposes it.
    /// </summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Points an EF Core context at this database. <paramref name="historyTable"/> holds the context's migrations.</summary>
    void Configure(DbContextOptionsBuilder options, string historyTable);
}
