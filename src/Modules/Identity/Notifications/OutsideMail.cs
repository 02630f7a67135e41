using System.Globalization;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Notifications;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Notifications;

/// <summary>The messages that wait to be sent out of the portal, kept in the tenant's database until they were.</summary>
internal sealed class OutsideMail(IdentityDb db, ITenantWriter writer, TenantClock clock, ISettings<SiteSettings> site, IStringLocalizer texts)
{
    /// <summary>How many are read at once.</summary>
    public const int Batch = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>What is due, the longest waiting first, in the language that the person chose, or else the tenant's.</summary>
    public async Task<IReadOnlyList<DueDelivery>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var found = await (
            from delivery in db.OutsideDeliveries
            join message in db.Notifications on delivery.NotificationId equals message.Id
            join user in db.AllUsers on message.UserId equals user.Id
            where delivery.DueAt <= now
            orderby delivery.DueAt, delivery.NotificationId
            select new { Delivery = delivery, Message = message, user.Email, user.PhoneNumber, user.Language })
            .AsNoTracking().Take(Batch).ToListAsync(cancellationToken);
        var language = (await site.GetAsync(cancellationToken)).Language;
        return found.ConvertAll(row =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(row.Language ?? language);
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
