namespace PayHall.Background;

/// <summary>The life of a job.</summary>
public enum JobStatus
{
    /// <summary>Waits for a runner.</summary>
    Queued,

    /// <summary>A runner works on it.</summary>
    Running,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Stopped by a person.</summary>
    Cancelled,
}
