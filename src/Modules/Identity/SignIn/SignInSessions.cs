using System.Security.Claims;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using PayHall.Auditing;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Sessions;
using PayHall.Security;
using PayHall.Settings;

namespace PayHall.Identity.SignIn;

/// <summary>Opens and closes the session of a person who proved who they are.</summary>
internal sealed class SignInSessions(
    SessionStore sessions,
    AuditedWriter writer,
    AccessContext access,
    CurrentSession current,
    ISettings<IdentitySettings> settings)
{
    /// <summary>Forgets wrong passwords, records the sign-in and begins a session.</summary>
    public async Task<Session> OpenAsync(User user, string? rehashed, string userAgent, CancellationToken cancellationToken)
    {
        access.ActAs(new Actor(user.Id, user.UserName!, user.DisplayName, user.UnitId, IsPerson: true), new HashSet<string>(), DataScope.None);
        await writer.ExecuteAsync(
            new AuditEntry("Identity.SignedIn", "account:" + user.UserName),
            (transaction, now) => transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_users SET access_failed_count = 0, lockout_end = NULL, last_sign_in_at = @Now,
                    password_hash = COALESCE(@Rehashed, password_hash)
                WHERE id = @Id
                """,
                new { user.Id, Rehashed = rehashed, Now = now },
                transaction.Transaction),
            cancellationToken);
        return await BeginAsync(user.Id, user.SecurityStamp!, userAgent, cancellationToken);
    }

    /// <summary>Records that a sign-in was refused; of an unknown name nothing is kept, it may be a mistyped password.</summary>
    public Task RecordRefusalAsync(User? user, CancellationToken cancellationToken)
        => writer.ExecuteAsync(new AuditEntry("Identity.SignInRefused", "account:" + (user?.UserName ?? "unknown")), (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Records that the password was right and the code of the second factor wrong.</summary>
    public Task RecordWrongCodeAsync(User user, CancellationToken cancellationToken)
        => writer.ExecuteAsync(new AuditEntry("Identity.SecondFactorRefused", "account:" + user.UserName), (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Begins a session without a record of a sign-in, after the person changed the password.</summary>
    public async Task<Session> BeginAsync(string userId, string securityStamp, string userAgent, CancellationToken cancellationToken)
    {
        var hours = (await settings.GetAsync(cancellationToken)).SessionHours;
        var draft = new SessionDraft(userId, securityStamp, SessionStore.Cookie, null, TimeSpan.FromHours(hours), current.Address, userAgent);
        return await sessions.BeginAsync(draft, cancellationToken);
    }

    /// <summary>Ends the current session, and with it the tokens made from it.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (current.SessionId is { } id)
            await sessions.EndAsync(id, cancellationToken);
    }

    /// <summary>Hands the browser what it shows with the second step: good for five minutes, for this account as it is now.</summary>
    public static Task IssueSecondStepAsync(HttpContext context, SecondStep step)
    {
        var identity = new ClaimsIdentity([new Claim(Access.Claims.Subject, step.UserId), new Claim(Access.Claims.Stamp, step.SecurityStamp)], Schemes.SecondStep);
        return context.SignInAsync(Schemes.SecondStep, new ClaimsPrincipal(identity));
    }

    /// <summary>The second step that the browser shows, or null if there is none or it is over.</summary>
    public static async Task<SecondStep?> ReadSecondStepAsync(HttpContext context)
        => (await context.AuthenticateAsync(Schemes.SecondStep)).Principal is { } principal
            && principal.FindFirstValue(Access.Claims.Subject) is { } userId && principal.FindFirstValue(Access.Claims.Stamp) is { } stamp
            ? new SecondStep(userId, stamp)
            : null;

    /// <summary>Hands the session to the browser.</summary>
    public static Task IssueCookieAsync(HttpContext context, Session session, string userName)
    {
        var identity = new ClaimsIdentity(
            [new Claim(Access.Claims.Session, session.Id), new Claim(Access.Claims.Subject, session.UserId), new Claim(Access.Claims.Name, userName)],
            Schemes.Cookie,
            Access.Claims.Name,
            roleType: null);
        var properties = new AuthenticationProperties { IssuedUtc = session.CreatedAt, ExpiresUtc = session.ExpiresAt, AllowRefresh = false };
        return context.SignInAsync(Schemes.Cookie, new ClaimsPrincipal(identity), properties);
    }
}
