namespace PayHall.Background;

/// <summary>How far a job is.</summary>
/// <param name="Done">Pieces done.</param>
/// <param name="Total">Pieces in all; 0 while unknown.</param>
/// <param name="State">JSON to resume from, or null to keep the last.</param>
public sealed record JobProgress(long Done, long Total, string? State);
