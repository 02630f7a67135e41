using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Sessions;

/// <summary>Where an account is signed in: one's own, or one that whoever acts may manage (I-02, I-14).</summary>
internal sealed class AccountSessions(SessionStore store, OwnAccount own, Authority authority, CurrentSession current)
{
    /// <summary>One's own sessions, the last used first.</summary>
    public async Task<IReadOnlyList<SessionLine>> OwnAsync(CancellationToken cancellationToken)
        => await ListAsync(await own.RequireAsync(cancellationToken), cancellationToken);

    /// <summary>The sessions of an account within the data scope, the last used first.</summary>
    /// <exception cref="AccountBeyondAuthorityException">The account holds rights beyond those of whoever acts.</exception>
    public async Task<IReadOnlyList<SessionLine>> OfAccountAsync(string? accountId, CancellationToken cancellationToken)
        => await ListAsync(await authority.RequireUserAsync(accountId, cancellationToken), cancellationToken);

    /// <summary>The name of a session on pages: it tells nothing of the id, and finds it only among one account's sessions.</summary>
    public static string Handle(string sessionId) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(sessionId)).AsSpan(0, 16));

    private async Task<IReadOnlyList<SessionLine>> ListAsync(User user, CancellationToken cancellationToken)
        => [.. (await store.ListAliveAsync(user, cancellationToken)).Select(session => new SessionLine(
            Handle(session.Id),
            BrowserName.Read(session.UserAgent),
            session.UserAgent,
            session.Address,
            session.CreatedAt,
            session.LastSeenAt,
            session.Id == current.SessionId))];
}
