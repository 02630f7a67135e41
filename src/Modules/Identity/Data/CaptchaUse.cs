namespace PayHall.Identity.Data;

/// <summary>A captcha ticket that was answered, rightly or wrongly, and can't be used again.</summary>
internal sealed class CaptchaUse
{
    /// <summary>The ticket's id.</summary>
    public required string Id { get; init; }

    /// <summary>When the ticket itself expires, after which the row is dropped.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
