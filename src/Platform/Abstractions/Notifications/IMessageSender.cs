namespace PayHall.Notifications;

/// <summary>
/// Sends messages out of the portal, e.g. through a provider's gateway. A module registers its own with
/// <c>AddScoped&lt;IMessageSender, …&gt;</c>; a tenant without one sends nothing.
/// </summary>
public interface IMessageSender
{
    /// <summary>The way it sends.</summary>
    MessageChannel Channel { get; }

    /// <summary>True if messages of this kind go out; asked when it happens, so that nothing waits that nobody wants.</summary>
    /// <param name="kind">A <see cref="Notification.Kind"/>.</param>
    bool Wants(string kind);

    /// <summary>
    /// Sends one message. An exception means: not sent, try again later. A host that stops in between sends it twice, so
    /// <see cref="OutsideMessage.Id"/> is there to be passed on where a gateway can tell a repetition.
    /// </summary>
    Task SendAsync(OutsideMessage message, CancellationToken cancellationToken);
}
