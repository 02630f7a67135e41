using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Tokens;
using PayHall.Tenants;

namespace PayHall.Identity.Profiles;

/// <summary>Reads one's own account for 个人中心 (I-14).</summary>
internal sealed class OwnProfile(IdentityDb db, OwnAccount own, OwnApps apps, TenantClock clock)
{
    /// <summary>The account and how its parts stand.</summary>
    public async Task<ProfileOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var user = await own.RequireAsync(cancellationToken);
        var now = clock.UtcNow;
        var certificates = await db.Certificates.Where(row => row.UserId == user.Id).Select(row => row.NotAfter).ToListAsync(cancellationToken);
        return new ProfileOverview
        {
            User = user,
            Unit = await UnitAsync(user.UnitId, cancellationToken),
            Roles = await (
                from assignment in db.UserRoles
                join role in db.AllRoles on assignment.RoleId equals role.Id
                where assignment.UserId == user.Id
                orderby role.Id
                select role.Name).ToListAsync(cancellationToken),
            PasswordChangedAt = await PasswordChangedAtAsync(user, cancellationToken),
            PaymentLockedUntil = user.PaymentLockedUntil > now ? user.PaymentLockedUntil : null,
            Certificates = certificates.Count,
            ExpiredCertificates = certificates.Count(end => end < now),
            RecoveryCodes = user.TwoFactorEnabled ? await db.RecoveryCodes.CountAsync(code => code.UserId == user.Id && code.UsedAt == null, cancellationToken) : 0,
            Apps = (await apps.ListAsync(cancellationToken)).Count,
        };
    }

    // One's own unit and the ones it lies in are no secret to a person, whatever their data scope.
    private async Task<string> UnitAsync(long unitId, CancellationToken cancellationToken)
    {
        var path = await db.AllUnits.Where(unit => unit.Id == unitId).Select(unit => unit.Path).SingleAsync(cancellationToken);
        var above = await db.AllUnits.AsNoTracking().Where(unit => path.StartsWith(unit.Path)).ToDictionaryAsync(unit => unit.Id, cancellationToken);
        return Organizations.UnitTree.FullName(above[unitId], above);
    }

    private Task<DateTimeOffset?> PasswordChangedAtAsync(User user, CancellationToken cancellationToken)
    {
        var subject = "account:" + user.UserName;
        return db.Audit.Where(row => row.Subject == subject && row.ActorId == user.Id && row.Action == "Identity.PasswordChanged")
            .OrderByDescending(row => row.Id)
            .Select(row => (DateTimeOffset?)row.At)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
