namespace PayHall.Heating.BillRuns;

/// <summary>What a bill run's job is started with.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StartedBy">Id of the account that started it and is told of its end, or null.</param>
internal sealed record BillRunPayload(long RunId, string? StartedBy = null);
