using Microsoft.Extensions.Logging;
using PayHall.Platform.Data;
using PayHall.Platform.Recipes;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>
/// Removes tenants so that a mistake can be mended: data, keys and files are set aside, where no tenant reaches them, and deleted
/// for good only when they are swept.
/// </summary>
public sealed class TenantArchive(TenantHost host, TenantDatabases databases, TenantStore store, TenantPaths paths, TimeProvider time, ILogger<TenantArchive> logger)
{
    // Long enough for every request; a job that still runs then fails, and its data is set aside with the rest.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Removes a tenant.</summary>
    /// <exception cref="TenantException">The tenant is unknown or damaged, or is the default site.</exception>
    public async Task<RemovedTenant> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var tenant = host.Find(name) ?? throw new TenantException($"There is no tenant {name}.");
        if (tenant.Damage is { } damage)
            throw damage;
        if (name == TenantSettings.DefaultName || tenant.Settings.State == TenantState.Initializing)
            throw new TenantException($"Tenant {name} can't be removed now.");
        var before = host.Suspend(tenant);
        try
        {
            await tenant.RetireAsync(Patience);
            var now = time.GetUtcNow();
            DatabaseSettings aside;
            await using (var database = databases.Open(before))
                aside = await database.SetAsideAsync(DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
            var note = new ArchivedTenant(now, before with { State = TenantState.Stopped, Database = aside });
            var folder = "";
            await host.ForgetAsync(name, () => folder = store.SetAside(name, note));
            await DemoAccounts.ForgetAsync(name, paths, CancellationToken.None);
            logger.LogWarning("Tenant {Tenant} was removed; what is left of it is in {Folder}", name, Path.Combine(paths.Removed, folder));
            return Describe(folder, note);
        }
        catch
        {
            if (host.Find(name) == tenant)
                tenant.Accept(before);
            throw;
        }
    }

    /// <summary>What is set aside, the latest first.</summary>
    public IReadOnlyList<RemovedTenant> List() => [.. store.Archived().Select(found => Describe(found.Folder, found.Note)).OrderByDescending(removed => removed.RemovedAt)];

    /// <summary>Deletes for good what was removed before an instant. What can't be deleted now is tried again the next time.</summary>
    /// <returns>The names of the tenants.</returns>
    public async Task<IReadOnlyList<string>> SweepAsync(DateTimeOffset removedBefore, CancellationToken cancellationToken)
    {
        var swept = new List<string>();
        foreach (var (folder, note) in store.Archived().Where(found => found.Note.RemovedAt < removedBefore).ToList())
        {
            try
            {
                await DropAsync(note.Settings, cancellationToken);
                store.DeleteArchived(folder);
                swept.Add(note.Settings.Name);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "What is left of the removed tenant {Tenant} in {Folder} could not be deleted; it is tried again", note.Settings.Name, folder);
            }
        }

        return swept;
    }

    private async Task DropAsync(TenantSettings removed, CancellationToken cancellationToken)
    {
        // A SQLite file is in the folder.
        if (removed.Database.Provider == DatabaseProvider.Sqlite)
            return;
        await using var database = databases.Open(removed);
        if (!await database.DropAsync(cancellationToken))
            logger.LogWarning("{Database} of the removed tenant {Tenant} does not carry its stamp and stays", removed.Database, removed.Name);
    }

    private static RemovedTenant Describe(string folder, ArchivedTenant note) => new(
        note.Settings.Name,
        note.Settings.DisplayName.Length > 0 ? note.Settings.DisplayName : note.Settings.Name,
        note.RemovedAt,
        "removed/" + folder,
        note.Settings.Database.Schema);
}
