using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PayHall.Api;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Auditing;

/// <summary>Searches the audit trail within the data scope, newest first (I-13).</summary>
internal sealed class AuditSearch(IdentityDb db, TenantClock clock)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    // Days that a person can mean; beyond them the calendar itself ends.
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2200, 12, 31);

    /// <summary>The instant in the tenant's own time, as people read it.</summary>
    public string Local(DateTimeOffset instant) => clock.ToLocal(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A page of rows and the cursor of the next one, or null at the end.</summary>
    public async Task<(IReadOnlyList<AuditRow> Rows, string? Next)> FindAsync(AuditFilter filter, string? after, CancellationToken cancellationToken)
    {
        var records = Filter(filter);
        if (!string.IsNullOrEmpty(after))
        {
            var last = Cursor.Read<long>(after);
            records = records.Where(row => row.Id < last);
        }

        var rows = await Rows(records.OrderByDescending(row => row.Id).Take(PageSize + 1)).ToListAsync(cancellationToken);
        if (rows.Count <= PageSize)
            return (rows, null);
        rows.RemoveAt(PageSize);
        return (rows, Cursor.Write(rows[^1].Id));
    }

    /// <summary>Every row of the filter, one after another as the database gives them: for exports.</summary>
    public IAsyncEnumerable<AuditRow> StreamAsync(AuditFilter filter) => Rows(Filter(filter).OrderByDescending(row => row.Id)).AsAsyncEnumerable();

    /// <summary>The row of that id within the data scope, or null.</summary>
    public Task<AuditRow?> FindAsync(long id, CancellationToken cancellationToken)
        => Rows(db.Audit.AsNoTracking().Where(row => row.Id == id)).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<AuditRow> Rows(IQueryable<AuditRecord> records)
        => records.Select(row => new AuditRow
        {
            Id = row.Id,
            At = row.At,
            ActorName = row.ActorName,
            UserName = db.AllUsers.Where(user => user.Id == row.ActorId).Select(user => user.UserName).FirstOrDefault(),
            Address = row.Address,
            Action = row.Action,
            Subject = row.Subject,
            IsRefused = row.IsRefused,
            Before = row.Before,
            After = row.After,
        });

    private IQueryable<AuditRecord> Filter(AuditFilter filter)
    {
        var rows = db.Audit.AsNoTracking();
        if (filter.Who?.Trim() is { Length: > 0 } who)
        {
            var name = UserNames.Normalize(who);
            rows = rows.Where(row => row.ActorName.Contains(who) || db.AllUsers.Any(user => user.Id == row.ActorId && user.NormalizedUserName!.Contains(name)));
        }

        if (filter.Action is { Length: > 0 } action)
            rows = rows.Where(row => row.Action == action);
        if (filter.Subject?.Trim() is { Length: > 0 } subject)
            rows = rows.Where(row => row.Subject.Contains(subject));
        if (filter.Address?.Trim() is { Length: > 0 } address)
            rows = rows.Where(row => row.Address.StartsWith(address));
        if (filter.Refused is { } refused)
            rows = rows.Where(row => row.IsRefused == refused);
        if (filter.Text?.Trim() is { Length: > 0 } text)
            rows = rows.Where(row => row.Subject.Contains(text) || row.Before!.Contains(text) || row.After!.Contains(text));
        return Within(rows, filter);
    }

    private IQueryable<AuditRecord> Within(IQueryable<AuditRecord> rows, AuditFilter filter)
    {
        if (filter.From is { } first)
        {
            var from = clock.StartOfDay(Bound(first));
            rows = rows.Where(row => row.At >= from);
        }

        if (filter.To is { } last)
        {
            var to = clock.StartOfDay(Bound(last).AddDays(1));
            rows = rows.Where(row => row.At < to);
        }

        return rows;
    }

    private static DateOnly Bound(DateOnly day) => day < FirstDay ? FirstDay : day > LastDay ? LastDay : day;
}
