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

    /// <summary>Makes the database of a new tenant, empty but for the tenant's stamp.</summary>
    /// <exception cref="Platform.Tenants.TenantException">There is something in its place already, which is left as it is.</exception>
    public abstract Task CreateAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that the database is the tenant's own and safe for money, before each start.</summary>
    /// <exception cref="Platform.Tenants.TenantException">It is not.</exception>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Removes the tenant's data for good; what does not carry the tenant's stamp stays.</summary>
    /// <returns>False if something stayed.</returns>
    public abstract Task<bool> DropAsync(CancellationToken cancellationToken);

    /// <summary>Whether a new tenant's data can go here.</summary>
    public abstract Task<DatabaseCheck> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Takes the tenant's data out of its place without deleting it; done again after an interruption it changes nothing more.</summary>
    /// <param name="day">The day, for the name of the new place.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Where the data is now; as before if it stays in the tenant's folder, or is not the tenant's own.</returns>
    public abstract Task<DatabaseSettings> SetAsideAsync(DateOnly day, CancellationToken cancellationToken);

    public abstract ITenantWriter CreateWriter();

    public abstract ValueTask DisposeAsync();
}
