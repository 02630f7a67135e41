using System.Text.Json;
using Dapper;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Notifications;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Notifications;

/// <summary>Writes messages beside what causes them: one statement finds the people and tells them.</summary>
internal sealed class Notifier(PermissionCatalog catalog, AccessContext access, TenantClock clock, IEnumerable<IMessageSender> senders) : INotifier
{
    private const string Insert = """
        INSERT INTO identity_notifications (user_id, kind, title, body, text_values, link, created_at)
        SELECT u.id, @Kind, @Title, @Body, @Values, @Link, @Now FROM identity_users u WHERE u.deleted_at IS NULL AND u.id <> @ActorId AND
        """;

    /// <inheritdoc />
    public async Task NotifyAsync(WriteTransaction transaction, Recipients recipients, Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(recipients);
        ArgumentNullException.ThrowIfNull(notification);
        if (notification.Link is { } link && (!link.StartsWith('/') || link.StartsWith("//", StringComparison.Ordinal)))
            throw new ArgumentException($"The link {link} is no path within the tenant.", nameof(notification));

        if (recipients is { Permission: null, AccountIds.Count: 0 })
            return;

        var now = InstantConverter.ToMicroseconds(clock.UtcNow);
        var parameters = new DynamicParameters(new
        {
            notification.Kind,
            notification.Title,
            notification.Body,
            Values = JsonSerializer.Serialize(notification.Values),
            notification.Link,
            Now = now,
            ActorId = access.Actor?.Id ?? "",
        });
        var who = AddWho(transaction, parameters, recipients);
        var ids = await transaction.Connection.QueryAsync<long>(new CommandDefinition(Insert + who, parameters, transaction.Transaction, cancellationToken: cancellationToken));
        foreach (var channel in senders.Where(sender => sender.Wants(notification.Kind)).Select(sender => sender.Channel).Distinct())
        {
            await transaction.Connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO identity_outside_deliveries (notification_id, channel, due_at, attempts) VALUES (@Id, @Channel, @Now, 0)",
                ids.Select(id => new { Id = id, Channel = channel.ToString(), Now = now }),
                transaction.Transaction,
                cancellationToken: cancellationToken));
        }
    }

    private string AddWho(WriteTransaction transaction, DynamicParameters parameters, Recipients recipients)
    {
        if (recipients.Permission is not { } permission)
        {
            parameters.AddDynamicParams(new { AccountIds = recipients.AccountIds.ToArray() });
            return $" u.id {transaction.In("AccountIds")} RETURNING id";
        }

        var names = catalog.NamesCovering(permission);
        var stereotypes = catalog.StereotypesHolding(names);
        parameters.AddDynamicParams(new
        {
            recipients.UnitId,
            Today = DateConverter.ToNumber(clock.Today),
            Permissions = names.ToArray(),
            Stereotypes = stereotypes.ToArray(),
            IsEveryones = stereotypes.Contains(Stereotypes.Authenticated),
            Administrator = Stereotypes.TenantAdministrator,
        });
        return Holders(transaction);
    }

    // The same as RoleRights works out: what a role stores, and what a built-in one holds until somebody changes it by hand.
    private static string Holders(WriteTransaction transaction) => $"""
         u.unit_id = @UnitId AND u.enabled AND (u.valid_from IS NULL OR u.valid_from <= @Today) AND (u.valid_to IS NULL OR u.valid_to >= @Today)
        AND (@IsEveryones OR EXISTS (
            SELECT 1 FROM identity_user_roles ur JOIN identity_roles r ON r.id = ur.role_id
            WHERE ur.user_id = u.id AND (
                (r.stereotype {transaction.In("Stereotypes")} AND (NOT r.customized OR r.stereotype = @Administrator))
                OR EXISTS (SELECT 1 FROM identity_role_permissions p WHERE p.role_id = r.id AND p.permission {transaction.In("Permissions")}))))
        RETURNING id
        """;
}
