namespace PayHall.Settlement.Ledger;

/// <summary>Who posts and when.</summary>
/// <param name="At">UTC microseconds since 1970.</param>
/// <param name="ActorId">Id of the acting person or client; empty for the system.</param>
/// <param name="ActorName">Name for people.</param>
public readonly record struct PostingStamp(long At, string ActorId, string ActorName);
