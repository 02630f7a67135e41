using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Sessions;

/// <summary>
/// Signs an account out elsewhere: its owner everywhere but here, an administrator wherever it is (I-02, I-14). It holds from the
/// session's next request on, and ends what apps were given there.
/// </summary>
internal sealed class EndSessions(SessionStore store, OwnAccount own, Authority authority, AuditedWriter writer, CurrentSession current)
{
    /// <summary>Ends one of one's own sessions.</summary>
    /// <exception cref="NotFoundException">The person has no such session.</exception>
    public async Task<BrowserName> OwnAsync(string? handle, CancellationToken cancellationToken)
        => await OneAsync(await own.RequireAsync(cancellationToken), handle, cancellationToken);

    /// <summary>Ends all of one's own sessions but the one that asks; answers how many those were.</summary>
    public async Task<int> OwnOthersAsync(CancellationToken cancellationToken)
        => await OthersAsync(await own.RequireAsync(cancellationToken), cancellationToken);

    /// <summary>Ends a session of an account within the data scope.</summary>
    /// <exception cref="NotFoundException">There is no such account, or it has no such session.</exception>
    /// <exception cref="AccountBeyondAuthorityException">The account holds rights beyond those of whoever acts.</exception>
    public async Task<BrowserName> OfAccountAsync(string? accountId, string? handle, CancellationToken cancellationToken)
        => await OneAsync(await authority.RequireUserAsync(accountId, cancellationToken), handle, cancellationToken);

    /// <summary>Ends all sessions of an account within the data scope, but not the one that asks; answers how many those were.</summary>
    /// <exception cref="NotFoundException">There is no such account.</exception>
    /// <exception cref="AccountBeyondAuthorityException">The account holds rights beyond those of whoever acts.</exception>
    public async Task<int> AllOfAccountAsync(string? accountId, CancellationToken cancellationToken)
        => await OthersAsync(await authority.RequireUserAsync(accountId, cancellationToken), cancellationToken);

    private async Task<BrowserName> OneAsync(User user, string? handle, CancellationToken cancellationToken)
    {
        var session = (await store.ListAliveAsync(user, cancellationToken)).FirstOrDefault(candidate => AccountSessions.Handle(candidate.Id) == handle)
            ?? throw new NotFoundException("登录", handle ?? "");
        var browser = BrowserName.Read(session.UserAgent);
        await writer.ExecuteIfAsync(
            new AuditEntry("Identity.SessionEnded", "account:" + user.UserName, AuditState.Of(new { Browser = browser.ToString(), NetworkAddress = session.Address, SignedInAt = session.CreatedAt })),
            (transaction, now) => SessionStore.EndAsync(transaction, session.Id, now),
            cancellationToken);
        return browser;
    }

    private async Task<int> OthersAsync(User user, CancellationToken cancellationToken)
    {
        var others = (await store.ListAliveAsync(user, cancellationToken)).Count(session => session.Id != current.SessionId);
        await writer.ExecuteIfAsync(
            new AuditEntry("Identity.SessionsEnded", "account:" + user.UserName, AuditState.Of(new { SignIns = others })),
            (transaction, now) => SessionStore.EndOthersAsync(transaction, user.Id, current.SessionId, now),
            cancellationToken);
        return others;
    }
}
