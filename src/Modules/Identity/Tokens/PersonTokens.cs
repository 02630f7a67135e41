using System.Security.Claims;
using PayHall.Identity.Access;
using PayHall.Identity.Sessions;
using PayHall.Security;

namespace PayHall.Identity.Tokens;

/// <summary>
/// Gives the person who is signed in by cookie an access token for their own apps (I-11). It ends with the session from
/// which it was made, with its own time, and with every change of the password.
/// </summary>
internal sealed class PersonTokens(
    AccessContext access,
    CurrentSession current,
    SessionStore sessions,
    AccessTokens tokens,
    PersonTokenSource source)
{
    /// <summary>Issues a token.</summary>
    /// <exception cref="CookieSessionRequiredException">The caller came with a token; tokens don't beget tokens.</exception>
    public async Task<IssuedToken> IssueAsync(string userAgent, CancellationToken cancellationToken)
    {
        var actor = access.RequiredActor;
        if (!actor.IsPerson || current.SessionId is not { } parent || !await source.IsCookieAsync(parent, cancellationToken))
            throw new CookieSessionRequiredException();

        var lifetime = await source.LifetimeAsync(cancellationToken);
        var stamp = await source.StampAsync(actor.Id, cancellationToken);
        var session = await sessions.BeginAsync(new SessionDraft(actor.Id, stamp, SessionStore.Token, parent, lifetime, current.Address, userAgent), cancellationToken);
        var token = tokens.Write(
            [new Claim(Access.Claims.Session, session.Id), new Claim(Access.Claims.Subject, actor.Id), new Claim(Access.Claims.Name, actor.UserName)],
            lifetime);
        return new IssuedToken { AccessToken = token, ExpiresIn = (long)lifetime.TotalSeconds };
    }
}
