using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Data;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Platform.Background;

/// <summary>Runs a started tenant's background tasks that are due.</summary>
internal sealed class TaskRunner(IServiceScopeFactory scopes, ITenantDatabase database, TimeProvider time, ILogger<TaskRunner> logger)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> nextRuns = new(StringComparer.Ordinal);

    /// <summary>Runs what is due; with <paramref name="all"/> everything, as a last round before the tenant sleeps.</summary>
    /// <returns>The shortest interval among the tasks, or null if there are none.</returns>
    public async Task<TimeSpan?> RunDueAsync(bool all, CancellationToken cancellationToken)
    {
        TimeSpan? shortest = null;
        await using var listing = scopes.CreateAsyncScope();
        listing.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
        foreach (var task in listing.ServiceProvider.GetServices<IBackgroundTask>())
        {
            shortest = shortest is null || task.Interval < shortest ? task.Interval : shortest;
            if (!all && nextRuns.GetValueOrDefault(task.Name) > time.GetUtcNow())
                continue;
            await RunAsync(task.Name, cancellationToken);
            nextRuns[task.Name] = time.GetUtcNow() + task.Interval;
        }

        return shortest;
    }

    private async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
            var task = scope.ServiceProvider.GetServices<IBackgroundTask>().First(task => task.Name == name);
            await using var connection = await LockAsync(name, cancellationToken);
            if (connection is not null || database.Provider == DatabaseProvider.Sqlite)
                await task.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Background task {Task} failed; it runs again after its interval", name);
        }
    }

    /// <summary>
    /// PostgreSQL: a session lock over all hosts, gone with the connection even after a crash. SQLite has one process, in
    /// which each tenant's work runs one piece at a time, so nothing needs to be locked.
    /// </summary>
    private async Task<DbConnection?> LockAsync(string name, CancellationToken cancellationToken)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            return null;
        var connection = await database.OpenAsync(cancellationToken);
        if (await connection.QuerySingleAsync<bool>("SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '/' || @name, 7))", new { name }))
            return connection;
        await connection.DisposeAsync();
        return null;
    }
}
