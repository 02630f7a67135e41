using PayHall.Background;
using PayHall.Data;

namespace PayHall.Platform.Background;

/// <summary>A row of <c>platform_jobs</c>.</summary>
internal sealed class JobRow
{
    public const string Select = """
        SELECT id AS Id, kind AS Kind, payload AS Payload, state AS State, status AS Status, done AS Done, total AS Total,
            error AS Error, created_at AS CreatedAt, finished_at AS FinishedAt
        FROM platform_jobs
        """;

    public long Id { get; init; }

    public string Kind { get; init; } = "";

    public string Payload { get; init; } = "";

    public string State { get; init; } = "";

    public string Status { get; init; } = "";

    public long Done { get; init; }

    public long Total { get; init; }

    public string? Error { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }

    public JobInfo ToInfo() => new(
        Id,
        Kind,
        Enum.Parse<JobStatus>(Status),
        Done,
        Total,
        JobErrors.Read(Id, Error),
        InstantConverter.FromMicroseconds(CreatedAt),
        FinishedAt is { } finished ? InstantConverter.FromMicroseconds(finished) : null);
}
