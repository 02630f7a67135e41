using System.Text.Json;

namespace PayHall.Background;

/// <summary>A running job, as its handler sees it.</summary>
/// <param name="id">The job's id.</param>
/// <param name="payload">What the job was started with, as JSON.</param>
/// <param name="state">What the handler saved last, as JSON; empty at the first run.</param>
/// <param name="report">Saves progress and state, and renews the runner's claim.</param>
public sealed class JobContext(long id, string payload, string state, Func<JobProgress, CancellationToken, Task> report)
{
    /// <summary>The job's id.</summary>
    public long Id { get; } = id;

    /// <summary>What the job was started with.</summary>
    public T Payload<T>() => JsonSerializer.Deserialize<T>(payload, JsonSerializerOptions.Web)!;

    /// <summary>What the handler saved last, or null at the first run.</summary>
    public T? State<T>()
        where T : class
        => state.Length == 0 ? null : JsonSerializer.Deserialize<T>(state, JsonSerializerOptions.Web);

    /// <summary>Saves how far the work is. Call it at least every few seconds.</summary>
    /// <param name="done">Pieces done.</param>
    /// <param name="total">Pieces in all; 0 while unknown.</param>
    /// <param name="newState">What to resume from after a crash, or null to keep the last.</param>
    /// <param name="cancellationToken">Stops the job.</param>
    public Task ReportAsync(long done, long total, object? newState, CancellationToken cancellationToken)
        => report(new JobProgress(done, total, newState is null ? null : JsonSerializer.Serialize(newState, JsonSerializerOptions.Web)), cancellationToken);
}
