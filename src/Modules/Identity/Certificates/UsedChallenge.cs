namespace PayHall.Identity.Certificates;

/// <summary>A challenge that was answered in time and for the first time.</summary>
/// <param name="Message">The text that had to be signed.</param>
/// <param name="UserId">The account that it was given for after its password; null for any.</param>
internal sealed record UsedChallenge(string Message, string? UserId);
