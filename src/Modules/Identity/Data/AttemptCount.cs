namespace PayHall.Identity.Data;

/// <summary>Failed attempts of one address, or of the whole tenant, in one window of time.</summary>
internal sealed class AttemptCount
{
    /// <summary>What is counted, e.g. <c>address:203.0.113.7</c>.</summary>
    public required string Bucket { get; init; }

    /// <summary>Number of the ten-minute window since 1970.</summary>
    public long Period { get; init; }

    /// <summary>Attempts that failed or are under way.</summary>
    public int Count { get; init; }
}
