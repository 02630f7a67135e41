namespace PayHall.Identity.Data;

/// <summary>A code of the second factor that was accepted, kept for as long as it would be accepted again.</summary>
internal sealed class SecondFactorUse
{
    /// <summary>Whose.</summary>
    public required string UserId { get; init; }

    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>When it would no longer be accepted anyway.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
