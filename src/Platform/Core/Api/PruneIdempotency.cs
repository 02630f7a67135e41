using Dapper;
using PayHall.Background;
using PayHall.Data;

namespace PayHall.Platform.Api;

/// <summary>
/// Forgets idempotency keys after the time that the API's document promises: whoever repeats a request does so within hours. A few thousand
/// at a time, so that nobody else's write waits for long.
/// </summary>
internal sealed class PruneIdempotency(ITenantWriter writer, TimeProvider time) : IBackgroundTask
{
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);
    private const int Batch = 2000;

    public string Name => "Platform.PruneIdempotency";

    public TimeSpan Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        const string Sql = "DELETE FROM platform_idempotency WHERE key IN (SELECT key FROM platform_idempotency WHERE created_at < @before ORDER BY created_at LIMIT @Batch)";
        var before = InstantConverter.ToMicroseconds(time.GetUtcNow() - Retention);
        while (await writer.ExecuteAsync((tx, _) => tx.Connection.ExecuteAsync(Sql, new { before, Batch }, tx.Transaction), cancellationToken) == Batch)
        {
        }
    }
}
