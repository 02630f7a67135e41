namespace PayHall.Notifications;

/// <summary>How the shell finds the number beside its bell.</summary>
public static class NotificationCounter
{
    /// <summary>The key of the <see cref="Navigation.INavigationCounter"/> that counts what the person has not read.</summary>
    public const string Key = "Notifications.Unread";
}
