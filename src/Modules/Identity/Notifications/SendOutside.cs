using Microsoft.Extensions.Logging;
using PayHall.Background;
using PayHall.Notifications;

namespace PayHall.Identity.Notifications;

/// <summary>
/// Hands messages to the tenant's senders. One that fails is tried again for about a day and holds up none of the others; who has no
/// address is told in the portal alone.
/// </summary>
internal sealed class SendOutside(OutsideMail mail, IEnumerable<IMessageSender> senders, ILogger<SendOutside> logger) : IBackgroundTask
{
    private const int MostAttempts = 12;

    /// <inheritdoc />
    public string Name => "Identity.SendOutside";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!senders.Any())
            return;
        IReadOnlyList<DueDelivery> batch;
        do
        {
            batch = await mail.DueAsync(cancellationToken);
            await SendAsync(batch, cancellationToken);
        }
        while (batch.Count == OutsideMail.Batch);
    }

    private async Task SendAsync(IReadOnlyList<DueDelivery> batch, CancellationToken cancellationToken)
    {
        foreach (var due in batch)
        {
            var sender = senders.FirstOrDefault(candidate => candidate.Channel == due.Channel && candidate.Wants(due.Message.Kind));
            if (sender is null || due.Message.Address.Length == 0 || await TrySendAsync(sender, due, cancellationToken))
                await mail.ForgetAsync(due.Delivery, cancellationToken);
            else
                await mail.PostponeAsync(due.Delivery, cancellationToken);
        }
    }

    /// <summary>False if it is to be tried again.</summary>
    private async Task<bool> TrySendAsync(IMessageSender sender, DueDelivery due, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(due.Message, cancellationToken);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever goes wrong at the gateway, the others still go out; the trail of it is the log.
            var isLast = due.Delivery.Attempts + 1 >= MostAttempts;
            logger.LogError(failure, "Message {Message} could not be sent by {Channel}; {Consequence}", due.Message.Id, due.Channel, isLast ? "it is given up" : "it is tried again");
            return isLast;
        }
    }
}
