namespace PayHall.Identity.SecondFactors;

/// <summary>How it stands with a person's second factor.</summary>
/// <param name="Since">When it was enabled; null: it is not.</param>
/// <param name="CodesLeft">Recovery codes that were not used.</param>
/// <param name="PendingKey">The key of an authenticator app that is being set up, or null.</param>
internal sealed record SecondFactorState(DateTimeOffset? Since, int CodesLeft, string? PendingKey);
