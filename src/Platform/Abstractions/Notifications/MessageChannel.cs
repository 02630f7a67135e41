namespace PayHall.Notifications;

/// <summary>A way out of the portal.</summary>
public enum MessageChannel
{
    /// <summary>To the account's e-mail address.</summary>
    Email,

    /// <summary>To the account's phone.</summary>
    Sms,
}
