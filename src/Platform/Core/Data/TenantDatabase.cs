using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Platform.Data;

/// <summary>What the kernel needs of a database beside what modules may use.</summary>
internal abstract class TenantDatabase : ITenantDatabase, IAsyncDisposable
{
    public abstract DatabaseProvider Provider { get; }

    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection where the framework offers no asynchronous way (data-protection keys).</summary>
    public abstract DbConnection Open();

    public abstract void Configure(DbContextOptionsBuilder options, string historyTable);

    /// <summary>Makes sure that the database is there and safe for money, before the first migration.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Removes the tenant's data for good.</summary>
    public abstract Task DropAsync(CancellationToken cancellationToken);

    public abstract ITenantWriter CreateWriter();

    public abstract ValueTask DisposeAsync();
}
