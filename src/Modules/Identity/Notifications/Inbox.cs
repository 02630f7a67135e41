using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Notifications;

/// <summary>The acting person's own messages: nobody reads another's, whatever their data scope.</summary>
internal sealed class Inbox(IdentityDb db, ITenantWriter writer, AccessContext access, TenantClock clock, IStringLocalizer texts)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 30;

    /// <summary>How many messages the person has not read.</summary>
    public Task<int> CountUnreadAsync(CancellationToken cancellationToken) => Own().CountAsync(row => row.ReadAt == null, cancellationToken);

    /// <summary>How many messages the person has not read, and the id of the newest of them.</summary>
    public async Task<(int Count, long Newest)> UnreadAsync(CancellationToken cancellationToken)
    {
        var unread = await Own().Where(row => row.ReadAt == null).GroupBy(_ => 1).Select(rows => new { Count = rows.Count(), Newest = rows.Max(row => row.Id) }).FirstOrDefaultAsync(cancellationToken);
        return (unread?.Count ?? 0, unread?.Newest ?? 0);
    }

    /// <summary>A page of messages, the newest first, and the cursor of the next page or null at the end.</summary>
    public async Task<(IReadOnlyList<InboxRow> Rows, string? Next)> FindAsync(bool unreadOnly, string? after, CancellationToken cancellationToken)
    {
        var rows = unreadOnly ? Own().Where(row => row.ReadAt == null) : Own();
        if (!string.IsNullOrEmpty(after))
        {
            var last = Cursor.Read<long>(after);
            rows = rows.Where(row => row.Id < last);
        }

        var found = await rows.OrderByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).Select(Row).ToList();
        return (page, found.Count > PageSize ? Cursor.Write(page[^1].Id) : null);
    }

    /// <summary>Marks a message as read; answers where it leads, or null.</summary>
    /// <exception cref="NotFoundException">The person has no such message.</exception>
    public async Task<string?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        var found = await Own().Where(row => row.Id == id).Select(row => new { row.Link }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("消息", id);
        await MarkAsync("id = @id", id, cancellationToken);
        return found.Link;
    }

    /// <summary>Marks what the person has seen as read: everything up to this message; answers how many it were.</summary>
    public Task<int> ReadAllAsync(long newest, CancellationToken cancellationToken) => MarkAsync("id <= @id", newest, cancellationToken);

    private IQueryable<StoredNotification> Own()
    {
        var me = access.RequiredActor.Id;
        return db.Notifications.AsNoTracking().Where(row => row.UserId == me);
    }

    private Task<int> MarkAsync(string which, long id, CancellationToken cancellationToken)
    {
        var (me, now) = (access.RequiredActor.Id, InstantConverter.ToMicroseconds(clock.UtcNow));
        return writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                $"UPDATE identity_notifications SET read_at = @now WHERE user_id = @me AND read_at IS NULL AND {which}", new { me, now, id }, transaction.Transaction),
            cancellationToken);
    }

    private InboxRow Row(StoredNotification row)
    {
        var (title, body) = NotificationText.Of(row, texts);
        return new InboxRow(row.Id, title, body, row.Link is not null, row.CreatedAt, row.ReadAt is not null);
    }
}
