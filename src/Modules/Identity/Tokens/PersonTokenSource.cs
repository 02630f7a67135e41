using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Identity.Sessions;
using PayHall.Tenants;

namespace PayHall.Identity.Tokens;

/// <summary>What a person's tokens are made from.</summary>
internal sealed class PersonTokenSource(IdentityDb db, AppTokens tokens, TenantClock clock)
{
    /// <summary>Makes the tokens.</summary>
    public AppTokens Tokens => tokens;

    /// <summary>The tenant's clock.</summary>
    public TenantClock Clock => clock;

    /// <summary>True if the session is that of a cookie.</summary>
    public Task<bool> IsCookieAsync(string sessionId, CancellationToken cancellationToken)
        => db.Sessions.AnyAsync(session => session.Id == sessionId && session.Kind == SessionStore.Cookie, cancellationToken);
}
