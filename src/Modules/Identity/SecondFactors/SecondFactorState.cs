namespace PayHall.Identity.SecondFactors;

/// <summary>How it stands with a person's second factor.</summary>
/// <param name="Since">When it was enabled; null: it is not.</param>
/// <param name="CodesLeft">Recovery codes that were not used.</param>
/// <param name="PendingKey">The key of an authenticator app that is being set up, or null.</param>
/// <param name="PendingAddress">That key with whose it is, as a QR code says it to the app (an <c>otpauth:</c> address), or null.</param>
internal sealed record SecondFactorState(DateTimeOffset? Since, int CodesLeft, string? PendingKey, string? PendingAddress)
{
    /// <summary>Not enabled, and nothing begun.</summary>
    public static SecondFactorState Off { get; } = new(null, 0, null, null);
}
