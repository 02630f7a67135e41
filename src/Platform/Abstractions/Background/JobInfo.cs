namespace PayHall.Background;

/// <summary>A job, as pages and the API show it.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Kind">The kind of job.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Done">Pieces done.</param>
/// <param name="Total">Pieces in all; 0 while unknown.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="CreatedAt">When it was queued.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
public sealed record JobInfo(long Id, string Kind, JobStatus Status, long Done, long Total, JobError? Error, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);
