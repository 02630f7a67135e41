namespace PayHall.Platform.Background;

/// <summary>How a runner stands to the job it runs.</summary>
internal enum JobClaim
{
    /// <summary>The job is this runner's.</summary>
    Held,

    /// <summary>The job is this runner's, and a person asked it to stop.</summary>
    Cancelled,

    /// <summary>The job may be another runner's by now: this one stops, and the job goes on later from its last saved state.</summary>
    Lost,
}
