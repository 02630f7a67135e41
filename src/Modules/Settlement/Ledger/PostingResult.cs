namespace PayHall.Settlement.Ledger;

/// <summary>What became of a posting.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="JournalId">The journal, also when it was posted before; 0 if there is none.</param>
/// <param name="Available">With insufficient funds: what the account has.</param>
public sealed record PostingResult(PostingOutcome Outcome, long JournalId, Money Available);
