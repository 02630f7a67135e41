using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Accounts;

/// <summary>Lists accounts within the data scope (S-04).</summary>
internal sealed class AccountList(IdentityDb db, TenantClock clock)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 20;

    /// <summary>Finds a page of accounts and how many there are in all.</summary>
    public async Task<(IReadOnlyList<AccountRow> Rows, int Total)> FindAsync(AccountFilter filter, CancellationToken cancellationToken)
    {
        var users = await FilterAsync(filter, cancellationToken);
        var total = await users.CountAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return (await Rows(Sort(users, filter.Sort).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken), total);
    }

    /// <summary>All accounts that match in their order, read while they are enumerated.</summary>
    public async IAsyncEnumerable<AccountRow> StreamAsync(AccountFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var users = await FilterAsync(filter, cancellationToken);
        await foreach (var row in Rows(Sort(users, filter.Sort)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return row;
    }

    private IQueryable<AccountRow> Rows(IQueryable<User> users)
        => users.Select(user => new AccountRow
        {
            Id = user.Id,
            UserName = user.UserName!,
            DisplayName = user.DisplayName,
            Title = user.Title,
            Phone = user.PhoneNumber ?? "",
            UnitName = db.Units.Where(unit => unit.Id == user.UnitId).Select(unit => unit.Name).FirstOrDefault() ?? "",
            Enabled = user.Enabled,
            ValidFrom = user.ValidFrom,
            ValidTo = user.ValidTo,
            SecondFactor = user.TwoFactorEnabled,
            LockoutEnd = user.LockoutEnd,
            PaymentLockedUntil = user.PaymentLockedUntil,
            DeletedAt = user.DeletedAt,
            LastSignInAt = user.LastSignInAt,
            Roles = (
                from assignment in db.UserRoles
                join role in db.AllRoles on assignment.RoleId equals role.Id
                where assignment.UserId == user.Id
                orderby role.Id
                select role.Name).ToList(),
        });

    /// <summary>The accounts that match, in no order yet.</summary>
    public async Task<IQueryable<User>> FilterAsync(AccountFilter filter, CancellationToken cancellationToken)
    {
        var users = db.Users.AsNoTracking();
        if (filter.Keyword?.Trim() is { Length: > 0 } keyword)
        {
            var name = UserNames.Normalize(keyword);
            users = users.Where(user => user.NormalizedUserName!.Contains(name) || user.DisplayName.Contains(keyword) || user.PhoneNumber!.Contains(keyword));
        }

        if (filter.UnitId is { } unitId)
        {
            var path = await db.Units.Where(unit => unit.Id == unitId).Select(unit => unit.Path).FirstOrDefaultAsync(cancellationToken) ?? "-";
            users = users.Where(user => db.Units.Any(unit => unit.Id == user.UnitId && unit.Path.StartsWith(path)));
        }

        if (filter.RoleId is { } roleId)
            users = users.Where(user => db.UserRoles.Any(row => row.UserId == user.Id && row.RoleId == roleId));
        return OfStatus(users, filter.Status);
    }

    private IQueryable<User> OfStatus(IQueryable<User> users, AccountStatus? status)
    {
        var today = clock.Today;
        var now = clock.UtcNow;
        var kept = users.Where(user => user.DeletedAt == null);
        var valid = kept.Where(user => user.Enabled && (user.ValidFrom == null || user.ValidFrom <= today) && (user.ValidTo == null || user.ValidTo >= today));
        return status switch
        {
            AccountStatus.Enabled => valid.Where(user => (user.LockoutEnd == null || user.LockoutEnd <= now) && (user.PaymentLockedUntil == null || user.PaymentLockedUntil <= now)),
            AccountStatus.Locked => valid.Where(user => user.LockoutEnd > now || user.PaymentLockedUntil > now),
            AccountStatus.NotValid => kept.Where(user => user.Enabled && (user.ValidFrom > today || user.ValidTo < today)),
            AccountStatus.Disabled => kept.Where(user => !user.Enabled),
            AccountStatus.Deleted => users.Where(user => user.DeletedAt != null),
            _ => kept,
        };
    }

    private static IOrderedQueryable<User> Sort(IQueryable<User> users, string? sort) => sort switch
    {
        "-userName" => users.OrderByDescending(user => user.NormalizedUserName),
        "name" => users.OrderBy(user => user.DisplayName).ThenBy(user => user.NormalizedUserName),
        "-name" => users.OrderByDescending(user => user.DisplayName).ThenBy(user => user.NormalizedUserName),
        "lastSignIn" => users.OrderBy(user => user.LastSignInAt).ThenBy(user => user.NormalizedUserName),
        "-lastSignIn" => users.OrderByDescending(user => user.LastSignInAt).ThenBy(user => user.NormalizedUserName),
        _ => users.OrderBy(user => user.NormalizedUserName),
    };
}
