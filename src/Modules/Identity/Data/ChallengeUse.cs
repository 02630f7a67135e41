namespace PayHall.Identity.Data;

/// <summary>A sign-in challenge that was answered, rightly or wrongly, and can't be used again.</summary>
internal sealed class ChallengeUse
{
    /// <summary>The challenge.</summary>
    public required string Id { get; init; }

    /// <summary>When the challenge itself expires, after which the row is dropped.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
