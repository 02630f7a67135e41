using PayHall.Navigation;
using PayHall.Notifications;
using PayHall.Security;

namespace PayHall.Identity.Notifications;

/// <summary>The number beside the bell.</summary>
internal sealed class UnreadCounter(Inbox inbox, AccessContext access) : INavigationCounter
{
    /// <inheritdoc />
    public string Key => NotificationCounter.Key;

    /// <inheritdoc />
    public bool IsUrgent => true;

    /// <inheritdoc />
    public Task<int> CountAsync(CancellationToken cancellationToken)
        => access.Actor is null ? Task.FromResult(0) : inbox.CountUnreadAsync(cancellationToken);
}
