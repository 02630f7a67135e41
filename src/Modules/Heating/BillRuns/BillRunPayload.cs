namespace PayHall.Heating.BillRuns;

/// <summary>What a bill run's job is started with.</summary>
/// <param name="RunId">The run.</param>
internal sealed record BillRunPayload(long RunId);
