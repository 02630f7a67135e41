namespace PayHall.Identity.Data;

/// <summary>A message that waits to be sent out of the portal; gone once it was sent.</summary>
internal sealed class OutsideDelivery
{
    /// <summary>The message.</summary>
    public long NotificationId { get; init; }

    /// <summary>The way: a <see cref="PayHall.Notifications.MessageChannel"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }
}
