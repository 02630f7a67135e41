namespace PayHall.Heating.BillRuns;

/// <summary>Another runner has gone on with the run; this one stops without having written anything more.</summary>
internal sealed class BillRunTakenOverException(long runId) : Exception($"Bill run {runId} was taken over by another runner.");
