using System.Collections.Concurrent;
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
    // How soon to look again at a task that another host is running.
    private static readonly TimeSpan SkippedRetry = TimeSpan.FromSeconds(5);
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
            var pause = await RunAsync(task.Name, cancellationToken) || task.Interval < SkippedRetry ? task.Interval : SkippedRetry;
            nextRuns[task.Name] = time.GetUtcNow() + pause;
        }

        return shortest;
    }

    /// <returns>False if another host is running the task, so that it is still due here.</returns>
    private async Task<bool> RunAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AccessContext>().ActAsSystem();
            var task = scope.ServiceProvider.GetServices<IBackgroundTask>().First(task => task.Name == name);

            // SQLite has one process, in which each tenant's work runs one piece at a time, so nothing needs to be locked.
            if (database.Provider == DatabaseProvider.PostgreSql)
                return await RunAloneAsync(task, cancellationToken);
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

        return true;
    }

    /// <summary>
    /// Runs the task under a session lock over all hosts. After a crash it goes with the session; otherwise it is given back here,
    /// for a connection that is closed keeps its session, and the session its locks, as long as the pool does.
    /// </summary>
    private async Task<bool> RunAloneAsync(IBackgroundTask task, CancellationToken cancellationToken)
    {
        const string Key = "hashtextextended(current_schema() || '/' || @name, 7)";
        await using var connection = await database.OpenAsync(cancellationToken);
        if (!await connection.QuerySingleAsync<bool>($"SELECT pg_try_advisory_lock({Key})", new { name = task.Name }))
            return false;
        try
        {
            await task.RunAsync(cancellationToken);
            return true;
        }
        finally
        {
            await connection.ExecuteAsync($"SELECT pg_advisory_unlock({Key})", new { name = task.Name });
        }
    }
}
