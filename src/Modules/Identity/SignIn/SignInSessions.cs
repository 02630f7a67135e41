using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Certificates;
using PayHall.Identity.Data;
using PayHall.Identity.Domain.Certificates;
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
    /// <summary>Records the sign-in and begins a session.</summary>
    public Task<Session> OpenAsync(User user, string? rehashed, string userAgent, CancellationToken cancellationToken)
        => OpenAsync(
            user,
            null,
            (transaction, now) => transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_users SET last_sign_in_at = @Now, password_hash = COALESCE(@Rehashed, password_hash) WHERE id = @Id
                """,
                new { user.Id, Rehashed = rehashed, Now = now },
                transaction.Transaction),
            userAgent,
            cancellationToken);

    /// <summary>Keeps the evidence of a certificate, records the sign-in and begins a session.</summary>
    public Task<Session> OpenAsync(User user, X509Certificate2 certificate, SignInProof proof, string userAgent, CancellationToken cancellationToken)
        => OpenAsync(
            user,
            AuditState.Of(new { proof.Method, Thumbprint = CertificateFile.Thumbprint(certificate) }),
            async (transaction, now) =>
            {
                await transaction.Connection.ExecuteAsync("UPDATE identity_users SET last_sign_in_at = @Now WHERE id = @Id", new { user.Id, Now = now }, transaction.Transaction);
                await proof.KeepAsync(transaction, user, certificate, current.Address, now);
            },
            userAgent,
            cancellationToken);

    /// <summary>Records that a sign-in was refused, and why; of an unknown name nothing is kept, it may be a mistyped password.</summary>
    public Task RecordRefusalAsync(User? user, SignInRefusal reason, CancellationToken cancellationToken)
        => RecordRefusalAsync(user, AuditState.Of(new { reason }), cancellationToken);

    /// <summary>Records that a sign-in was refused, with what is known of it.</summary>
    public Task RecordRefusalAsync(User? user, string state, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            new AuditEntry("Identity.SignInRefused", "account:" + (user?.UserName ?? "unknown"), null, state) { IsRefused = true, UnitId = user?.UnitId },
            (_, _) => Task.CompletedTask,
            cancellationToken);

    /// <summary>Records that the password was right and the code of the second factor wrong.</summary>
    public Task RecordWrongCodeAsync(User user, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            new AuditEntry("Identity.SecondFactorRefused", "account:" + user.UserName) { IsRefused = true, UnitId = user.UnitId }, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Records that the password was right and a second step follows.</summary>
    /// <param name="user">The account.</param>
    /// <param name="rehashed">The password hashed anew, where its hash is out of date.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task RecordFirstStepAsync(User user, string? rehashed, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            new AuditEntry("Identity.PasswordAccepted", "account:" + user.UserName) { UnitId = user.UnitId },
            async (transaction, _) =>
            {
                if (rehashed is not null)
                    await transaction.Connection.ExecuteAsync("UPDATE identity_users SET password_hash = @rehashed WHERE id = @Id", new { user.Id, rehashed }, transaction.Transaction);
            },
            cancellationToken);

    /// <summary>
    /// After the acting person changed something that ended every session of the account, lets this browser go on with a new one.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="stamp">The account's new security stamp.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task GoOnAsync(HttpContext context, string stamp, CancellationToken cancellationToken)
    {
        var actor = access.RequiredActor;
        var session = await sessions.BeginAsync(await DraftAsync(actor.Id, stamp, context.Request.Headers.UserAgent.ToString(), cancellationToken), cancellationToken);
        await IssueCookieAsync(context, session, actor.UserName);
    }

    /// <summary>Ends the current session, and with it the tokens made from it.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (current.SessionId is { } id)
        {
            await writer.ExecuteIfAsync(
                new AuditEntry("Identity.SignedOut", "account:" + access.RequiredActor.UserName),
                (transaction, now) => SessionStore.EndAsync(transaction, id, now),
                cancellationToken);
        }
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

    private async Task<Session> OpenAsync(User user, string? state, Func<WriteTransaction, long, Task> work, string userAgent, CancellationToken cancellationToken)
    {
        access.ActAs(new Actor(user.Id, user.UserName!, user.DisplayName, user.UnitId, IsPerson: true), new HashSet<string>(), DataScope.None);
        var draft = await DraftAsync(user.Id, user.SecurityStamp!, userAgent, cancellationToken);
        return await writer.ExecuteAsync(
            new AuditEntry("Identity.SignedIn", "account:" + user.UserName, null, state),
            async (transaction, now) =>
            {
                await work(transaction, now);
                return await sessions.BeginAsync(transaction, draft);
            },
            cancellationToken);
    }

    private async Task<SessionDraft> DraftAsync(string userId, string securityStamp, string userAgent, CancellationToken cancellationToken)
        => new(userId, securityStamp, SessionStore.Cookie, null, TimeSpan.FromHours((await settings.GetAsync(cancellationToken)).SessionHours), current.Address, userAgent);
}
