using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Api;

/// <summary>Accounts within the data scope as the API answers them.</summary>
internal static class AccountItems
{
    /// <summary>The account of that sign-in name; one that was deleted and kept counts.</summary>
    public static async Task<User?> FindAsync(IdentityDb db, string userName, CancellationToken cancellationToken)
    {
        var name = UserNames.Normalize(userName);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.NormalizedUserName == name, cancellationToken);
    }

    /// <summary>The id of the account of that sign-in name.</summary>
    /// <exception cref="NotFoundException">There is none within the data scope, or it was deleted.</exception>
    public static async Task<string> IdAsync(IdentityDb db, string userName, CancellationToken cancellationToken)
        => await FindAsync(db, userName, cancellationToken) is { DeletedAt: null } user ? user.Id : throw new NotFoundException("账号", userName);

    /// <summary>One account.</summary>
    /// <exception cref="NotFoundException">There is none within the data scope.</exception>
    public static async Task<AccountItem> GetAsync(IdentityDb db, TenantClock clock, string userName, CancellationToken cancellationToken)
        => (await OfAsync(db, clock, [await FindAsync(db, userName, cancellationToken) ?? throw new NotFoundException("账号", userName)], cancellationToken))[0];

    /// <summary>The accounts with what belongs to them.</summary>
    public static async Task<List<AccountItem>> OfAsync(IdentityDb db, TenantClock clock, List<User> users, CancellationToken cancellationToken)
    {
        var ids = users.ConvertAll(user => user.Id);
        var unitIds = users.ConvertAll(user => user.UnitId);
        var units = await db.Units.Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Code, cancellationToken);
        var areaRows = await db.UserUnits.Where(row => ids.Contains(row.UserId))
            .Join(db.Units, row => row.UnitId, unit => unit.Id, (row, unit) => new { row.UserId, unit.Code }).ToListAsync(cancellationToken);
        var roleRows = await db.UserRoles.Where(row => ids.Contains(row.UserId))
            .Join(db.AllRoles, row => row.RoleId, role => role.Id, (row, role) => new { row.UserId, role.Id, role.Name }).ToListAsync(cancellationToken);
        var areas = areaRows.ToLookup(row => row.UserId, row => row.Code);
        var roles = roleRows.ToLookup(row => row.UserId, row => new AccountRoleItem(row.Id, row.Name));
        var (now, today) = (clock.UtcNow, clock.Today);
        return users.ConvertAll(user => new AccountItem
        {
            UserName = user.UserName!,
            DisplayName = user.DisplayName,
            Title = user.Title,
            Phone = user.PhoneNumber ?? "",
            Email = user.Email ?? "",
            Unit = units.GetValueOrDefault(user.UnitId, ""),
            Areas = [.. areas[user.Id].Order(StringComparer.Ordinal)],
            Roles = [.. roles[user.Id].OrderBy(role => role.Id)],
            Enabled = user.Enabled,
            CaRequired = user.CaRequired,
            ValidFrom = user.ValidFrom,
            ValidTo = user.ValidTo,
            Status = AccountRow.Of(user, "", []).StatusAt(now, today),
            SecondFactor = user.TwoFactorEnabled,
            LastSignInAt = user.LastSignInAt,
        });
    }
}
