using PayHall.Data;

namespace PayHall.Notifications;

/// <summary>Tells people what happened (P-10): in the portal, and through whatever <see cref="IMessageSender"/> the tenant has.</summary>
public interface INotifier
{
    /// <summary>
    /// Tells people as part of the transaction in which it happens: they are told exactly if it commits. Whoever acts is never told
    /// of their own act; recipients that are no accounts, such as machine clients, are passed over.
    /// </summary>
    Task NotifyAsync(WriteTransaction transaction, Recipients recipients, Notification notification, CancellationToken cancellationToken);
}
