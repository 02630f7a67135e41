namespace PayHall.Identity.Data;

/// <summary>A machine client's access token that was taken back before its time (RFC 7009).</summary>
internal sealed class RevokedToken
{
    /// <summary>The token's own id.</summary>
    public required string Id { get; init; }

    /// <summary>When the token would have ended, after which the row is of no use.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
