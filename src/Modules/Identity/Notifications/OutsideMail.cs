using System.Globalization;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Notifications;
using PayHall.Tenants;

namespace PayHall.Identity.Notifications;

/// <summary>The messages that wait to be sent out of the portal, kept in the tenant's database until they were.</summary>
internal sealed class OutsideMail(IdentityDb db, ITenantWriter writer, TenantClock clock, IStringLocalizer texts)
{
    private const int Batch = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    // Nobody asks here whose language would hold; Chinese is the tenants' own.
    private static readonly CultureInfo Language = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>What is due, the longest waiting first.</summary>
    public async Task<IReadOnlyList<DueDelivery>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var found = await (
            from delivery in db.OutsideDeliveries
            join message in db.Notifications on delivery.NotificationId equals message.Id
            join user in db.AllUsers on message.UserId equals user.Id
            where delivery.DueAt <= now
            orderby delivery.DueAt, delivery.NotificationId
            select new { Delivery = delivery, Message = message, user.Email, user.PhoneNumber })
            .AsNoTracking().Take(Batch).ToListAsync(cancellationToken);
        CultureInfo.CurrentUICulture = Language;
        return found.ConvertAll(row =>
        {
            var channel = Enum.Parse<MessageChannel>(row.Delivery.Channel);
            var address = channel == MessageChannel.Email ? row.Email : row.PhoneNumber;
            var (title, body) = NotificationText.Of(row.Message, texts);
            var id = string.Create(CultureInfo.InvariantCulture, $"{row.Message.Id}-{channel}");
            return new DueDelivery(row.Delivery, channel, new OutsideMessage(id, row.Message.Kind, address ?? "", title, body));
        });
    }

    /// <summary>The message was sent, or is sent no more.</summary>
    public Task ForgetAsync(OutsideDelivery delivery, CancellationToken cancellationToken)
        => ExecuteAsync("DELETE FROM identity_outside_deliveries WHERE notification_id = @NotificationId AND channel = @Channel", delivery, 0, cancellationToken);

    /// <summary>The message was not sent: tries again after 2, 4, 8… minutes, at most four hours.</summary>
    public Task PostponeAsync(OutsideDelivery delivery, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMinutes(Math.Min(LongestPause.TotalMinutes, Math.Pow(2, delivery.Attempts + 1)));
        return ExecuteAsync(
            "UPDATE identity_outside_deliveries SET attempts = attempts + 1, due_at = @Due WHERE notification_id = @NotificationId AND channel = @Channel",
            delivery,
            InstantConverter.ToMicroseconds(clock.UtcNow + pause),
            cancellationToken);
    }

    private Task ExecuteAsync(string sql, OutsideDelivery delivery, long due, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(sql, new { delivery.NotificationId, delivery.Channel, Due = due }, transaction.Transaction),
            cancellationToken);
}
