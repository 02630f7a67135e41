using Microsoft.EntityFrameworkCore;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Tokens;

/// <summary>我的应用: the apps that the acting person let in, and taking their tokens back (I-11).</summary>
internal sealed class OwnApps(IdentityDb db, TokenFamilies families, AccessContext access, TenantClock clock)
{
    private const int MostRows = 200;

    /// <summary>The apps that can act now, the newest first.</summary>
    public async Task<IReadOnlyList<OwnApp>> ListAsync(CancellationToken cancellationToken)
    {
        var found = await Alive().OrderByDescending(family => family.CreatedAt).Take(MostRows).ToListAsync(cancellationToken);
        return found.ConvertAll(family => new OwnApp(
            family.Id, family.Name, family.UserAgent, ScopeList.Read(family.Scope), family.CreatedAt, family.LastUsedAt, family.ExpiresAt, family.Address));
    }

    /// <summary>Takes an app's tokens back; answers its name.</summary>
    /// <exception cref="NotFoundException">The person has no such app.</exception>
    public async Task<string> RevokeAsync(string? id, CancellationToken cancellationToken)
    {
        var family = await Alive().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken) ?? throw new NotFoundException("应用", id ?? "");
        await families.EndAsync(family.Id, access.RequiredActor.UserName, family.Name, TokenFamilyEnds.Revoked, cancellationToken);
        return family.Name;
    }

    private IQueryable<TokenFamily> Alive()
    {
        var (userId, now) = (access.RequiredActor.Id, clock.UtcNow);
        return db.TokenFamilies.AsNoTracking().Where(family => family.UserId == userId && family.EndedAt == null && family.ExpiresAt > now
            && db.AllUsers.Any(user => user.Id == userId && user.SecurityStamp == family.SecurityStamp)
            && !db.Sessions.Any(session => session.Id == family.SessionId && session.EndedAt != null));
    }
}
