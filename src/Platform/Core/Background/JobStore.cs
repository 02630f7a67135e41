using System.Text.Json;
using Dapper;
using PayHall.Background;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Platform.Background;

/// <summary>The tenant's jobs as rows. A runner owns a job while its claim lasts; each change of a row is conditional on that.</summary>
internal sealed class JobStore(ITenantDatabase database, ITenantWriter writer, WorkSchedule schedule, TenantSettings tenant, TimeProvider time) : IJobQueue
{
    /// <summary>How long a claim lasts that is not renewed.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    private long Now => InstantConverter.ToMicroseconds(time.GetUtcNow());

    public async Task<long> EnqueueAsync(string kind, object payload, CancellationToken cancellationToken)
        => await writer.ExecuteAsync((tx, token) => EnqueueAsync(tx, kind, payload, token), cancellationToken);

    public async Task<long> EnqueueAsync(WriteTransaction transaction, string kind, object payload, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO platform_jobs (kind, payload, state, status, done, total, cancel_requested, runner, claimed_until, created_at)
            VALUES (@kind, @payload, '', 'Queued', 0, 0, 0, '', 0, @now) RETURNING id
            """;
        var id = await transaction.Connection.QuerySingleAsync<long>(
            Sql,
            new { kind, payload = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web), now = Now },
            transaction.Transaction);
        schedule.Mark(tenant.Name);
        return id;
    }

    public async Task<JobInfo?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<JobRow>(JobRow.Select + " WHERE id = @id", new { id });
        return row?.ToInfo();
    }

    public async Task<bool> CancelAsync(long id, CancellationToken cancellationToken)
        => await ExecuteAsync(
            """
            UPDATE platform_jobs SET cancel_requested = 1,
                status = CASE WHEN status = 'Queued' THEN 'Cancelled' ELSE status END,
                finished_at = CASE WHEN status = 'Queued' THEN @now ELSE NULL END
            WHERE id = @id AND status IN ('Queued', 'Running')
            """,
            new { id, now = Now },
            cancellationToken);

    /// <summary>True if a job waits or was left running.</summary>
    public async Task<bool> HasOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM platform_jobs WHERE status IN ('Queued', 'Running')") > 0;
    }

    /// <summary>Claims the next job for this runner: a queued one, or one whose runner is gone.</summary>
    public async Task<JobRow?> ClaimAsync(string runner, CancellationToken cancellationToken)
    {
        // A runner does one job of a tenant after the other, so what it claims to be running while it asks for the next one it has
        // lost. One process owns a SQLite file, so there any other runner's claim is that of a process that died.
        var abandoned = database.Provider == DatabaseProvider.Sqlite ? "TRUE" : "(runner = @runner OR claimed_until < @now)";
        var sql = $"""
            UPDATE platform_jobs SET status = 'Running', runner = @runner, claimed_until = @until
            WHERE id = (SELECT id FROM platform_jobs WHERE status = 'Queued' OR (status = 'Running' AND {abandoned}) ORDER BY id LIMIT 1)
              AND (status = 'Queued' OR (status = 'Running' AND {abandoned}))
            RETURNING id
            """;
        var id = await writer.ExecuteAsync(
            (tx, _) => tx.Connection.QuerySingleOrDefaultAsync<long?>(sql, new { runner, now = Now, until = ClaimEnd }, tx.Transaction),
            cancellationToken);
        if (id is null)
            return null;
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleAsync<JobRow>(JobRow.Select + " WHERE id = @id", new { id });
    }

    /// <summary>Saves progress and renews the claim, unless another runner has taken the job.</summary>
    public async Task<JobClaim> ReportAsync(long id, string runner, JobProgress? progress, CancellationToken cancellationToken)
    {
        const string Sql = """
            UPDATE platform_jobs SET claimed_until = @until,
                done = COALESCE(@done, done), total = COALESCE(@total, total), state = COALESCE(@state, state)
            WHERE id = @id AND runner = @runner AND status = 'Running'
            RETURNING cancel_requested
            """;
        var parameters = new { id, runner, until = ClaimEnd, done = progress?.Done, total = progress?.Total, state = progress?.State };
        var cancelRequested = await writer.ExecuteAsync((tx, _) => tx.Connection.QuerySingleOrDefaultAsync<long?>(Sql, parameters, tx.Transaction), cancellationToken);
        return cancelRequested switch
        {
            null => JobClaim.Lost,
            0 => JobClaim.Held,
            _ => JobClaim.Cancelled,
        };
    }

    /// <summary>Ends the job.</summary>
    public Task FinishAsync(long id, string runner, JobStatus status, string? error, CancellationToken cancellationToken)
        => ExecuteAsync(
            "UPDATE platform_jobs SET status = @status, error = @error, finished_at = @now WHERE id = @id AND runner = @runner AND status = 'Running'",
            new { id, runner, status = status.ToString(), error, now = Now },
            cancellationToken);

    /// <summary>Gives the job back, so that the next runner goes on from its last saved state.</summary>
    public Task ReleaseAsync(long id, string runner, CancellationToken cancellationToken)
        => ExecuteAsync(
            "UPDATE platform_jobs SET status = 'Queued', runner = '' WHERE id = @id AND runner = @runner AND status = 'Running'",
            new { id, runner },
            cancellationToken);

    private long ClaimEnd => InstantConverter.ToMicroseconds(time.GetUtcNow() + Claim);

    private async Task<bool> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
        => await writer.ExecuteAsync((tx, _) => tx.Connection.ExecuteAsync(sql, parameters, tx.Transaction), cancellationToken) == 1;
}
