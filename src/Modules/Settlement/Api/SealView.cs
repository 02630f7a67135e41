namespace PayHall.Settlement.Api;

/// <summary>How far the seal reaches; block and hash together are the exportable head of the chain.</summary>
/// <param name="Block">Number of the newest block.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Journals">Journals that are sealed.</param>
/// <param name="Pending">Committed journals that wait for the sealer.</param>
/// <param name="At">When the newest block was sealed.</param>
internal sealed record SealView(long Block, string Hash, long Journals, long Pending, DateTimeOffset? At);
