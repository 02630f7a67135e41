using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Identity.Sessions;
using PayHall.Settings;

namespace PayHall.Identity.Tokens;

/// <summary>What a person's token is made from.</summary>
internal sealed class PersonTokenSource(IdentityDb db, ISettings<IdentitySettings> settings)
{
    /// <summary>True if the session is that of a cookie.</summary>
    public Task<bool> IsCookieAsync(string sessionId, CancellationToken cancellationToken)
        => db.Sessions.AnyAsync(session => session.Id == sessionId && session.Kind == SessionStore.Cookie, cancellationToken);

    /// <summary>The account's security stamp.</summary>
    public Task<string> StampAsync(string userId, CancellationToken cancellationToken)
        => db.AllUsers.Where(user => user.Id == userId).Select(user => user.SecurityStamp!).SingleAsync(cancellationToken);

    /// <summary>For how long tokens are good.</summary>
    public async Task<TimeSpan> LifetimeAsync(CancellationToken cancellationToken)
        => TimeSpan.FromMinutes((await settings.GetAsync(cancellationToken)).TokenMinutes);
}
