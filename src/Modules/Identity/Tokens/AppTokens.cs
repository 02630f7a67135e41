using System.Security.Claims;
using Dapper;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.Sessions;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Tokens;

/// <summary>Makes the pair of tokens that an app of a person works with: one for calls, one to get the next pair with.</summary>
internal sealed class AppTokens(SessionStore sessions, AccessTokens tokens, CurrentSession current, TenantClock clock, ISettings<IdentitySettings> settings)
{
    /// <summary>When an app that is let in now has to be let in again.</summary>
    public async Task<DateTimeOffset> EndAsync(CancellationToken cancellationToken)
        => clock.UtcNow.AddDays((await settings.GetAsync(cancellationToken)).AppDays);

    /// <summary>Makes the next pair of a family, as a part of a transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="family">The family, which is there already.</param>
    /// <param name="userName">Sign-in name of its owner.</param>
    /// <param name="scope">To what the access token is narrowed, or null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IssuedToken> IssueAsync(WriteTransaction transaction, TokenFamily family, string userName, string? scope, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var minutes = TimeSpan.FromMinutes((await settings.GetAsync(cancellationToken)).TokenMinutes);
        var lifetime = family.ExpiresAt - now < minutes ? family.ExpiresAt - now : minutes;
        var draft = new SessionDraft(family.UserId, family.SecurityStamp, SessionStore.Token, family.SessionId, lifetime, current.Address, family.UserAgent) { FamilyId = family.Id, Scope = scope };
        var session = await sessions.BeginAsync(transaction, draft);
        var refresh = RandomSecrets.New();
        await transaction.Connection.ExecuteAsync(
            "INSERT INTO identity_refresh_tokens (hash, family_id, created_at) VALUES (@Hash, @FamilyId, @Now)",
            new { Hash = RandomSecrets.Hash(refresh), FamilyId = family.Id, Now = InstantConverter.ToMicroseconds(now) },
            transaction.Transaction);
        var access = tokens.Write(
            [new Claim(Access.Claims.Session, session.Id), new Claim(Access.Claims.Subject, family.UserId), new Claim(Access.Claims.Name, userName)],
            lifetime);
        return new IssuedToken { AccessToken = access, ExpiresIn = (long)lifetime.TotalSeconds, RefreshToken = refresh, Scope = scope };
    }
}
