using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.SignIn;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Sessions;

/// <summary>Sessions on the server: begun at sign-in, looked up with each request, ended by sign-out and by every change of the security stamp.</summary>
internal sealed class SessionStore(IdentityDb db, ITenantWriter writer, TenantClock clock, ISettings<IdentitySettings> settings)
{
    /// <summary>The kind behind a cookie.</summary>
    public const string Cookie = "Cookie";

    /// <summary>The kind behind a person's access token.</summary>
    public const string Token = "Token";

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session with a new random id.</summary>
    public Task<Session> BeginAsync(SessionDraft draft, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, _) => BeginAsync(transaction, draft), cancellationToken);

    /// <summary>Begins a session as a part of a transaction.</summary>
    public async Task<Session> BeginAsync(WriteTransaction transaction, SessionDraft draft)
    {
        var now = clock.UtcNow;
        var session = new Session
        {
            Id = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)),
            UserId = draft.UserId,
            Kind = draft.Kind,
            ParentId = draft.ParentId,
            FamilyId = draft.FamilyId,
            Scope = draft.Scope,
            SecurityStamp = draft.SecurityStamp,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + draft.Lifetime,
            Address = draft.Address,
            UserAgent = draft.UserAgent.Length > 300 ? draft.UserAgent[..300] : draft.UserAgent,
        };
        await transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_sessions (id, user_id, kind, parent_id, family_id, scope, security_stamp, created_at, last_seen_at, expires_at, ended_at, address, user_agent)
            VALUES (@Id, @UserId, @Kind, @ParentId, @FamilyId, @Scope, @SecurityStamp, @Now, @Now, @ExpiresAt, NULL, @Address, @UserAgent)
            """,
            new
            {
                session.Id,
                session.UserId,
                session.Kind,
                session.ParentId,
                session.FamilyId,
                session.Scope,
                session.SecurityStamp,
                Now = InstantConverter.ToMicroseconds(now),
                ExpiresAt = InstantConverter.ToMicroseconds(session.ExpiresAt),
                session.Address,
                session.UserAgent,
            },
            transaction.Transaction);
        return session;
    }

    /// <summary>
    /// The session, if it still holds: not ended, not idle too long, not over, its parent alive, the account enabled and valid
    /// and its security stamp unchanged.
    /// </summary>
    public async Task<SessionState?> FindAliveAsync(string sessionId, CancellationToken cancellationToken)
    {
        var state = await (
            from session in db.Sessions
            join user in db.AllUsers on session.UserId equals user.Id
            where session.Id == sessionId && session.SecurityStamp == user.SecurityStamp && user.DeletedAt == null
            select new SessionState
            {
                SessionId = session.Id,
                Kind = session.Kind,
                LastSeenAt = session.LastSeenAt,
                ExpiresAt = session.ExpiresAt,
                IsEnded = session.EndedAt != null
                    || (session.ParentId != null && db.Sessions.Any(parent => parent.Id == session.ParentId && parent.EndedAt != null)),
                SecurityStamp = user.SecurityStamp!,
                UserId = user.Id,
                UserName = user.UserName!,
                DisplayName = user.DisplayName,
                Title = user.Title,
                UnitId = user.UnitId,
                Enabled = user.Enabled,
                ValidFrom = user.ValidFrom,
                ValidTo = user.ValidTo,
                MustChangePassword = user.MustChangePassword,
                HasSecondProof = user.CaRequired || user.TwoFactorEnabled,
                Scope = session.Scope,
                AccessVersion = db.AccessVersions.Select(version => version.Value).First(),
            }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (state is null || state.IsEnded || !state.Enabled || state.ValidFrom > clock.Today || state.ValidTo < clock.Today)
            return null;

        var now = clock.UtcNow;
        var idle = TimeSpan.FromMinutes((await settings.GetAsync(cancellationToken)).IdleMinutes);
        if (now >= state.ExpiresAt || (state.Kind == Cookie && now - state.LastSeenAt >= idle))
            return null;
        if (state.Kind == Cookie && now - state.LastSeenAt >= Precision)
            await TouchAsync(sessionId, now, cancellationToken);
        return state with { Idle = idle };
    }

    /// <summary>The account's sessions behind cookies that <see cref="FindAliveAsync"/> would let in now, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> ListAliveAsync(User user, CancellationToken cancellationToken)
    {
        if (user.DeletedAt is not null || AccountState.Refusal(user, clock.Today) is not null)
            return [];
        var now = clock.UtcNow;
        var idleSince = now - TimeSpan.FromMinutes((await settings.GetAsync(cancellationToken)).IdleMinutes);
        return await db.Sessions.AsNoTracking()
            .Where(session => session.UserId == user.Id && session.Kind == Cookie && session.SecurityStamp == user.SecurityStamp
                && session.EndedAt == null && session.ExpiresAt > now && session.LastSeenAt > idleSince)
            .OrderByDescending(session => session.LastSeenAt).ThenByDescending(session => session.CreatedAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>True if the session was not ended, and is not before the transaction is over.</summary>
    public static async Task<bool> IsOpenAsync(WriteTransaction transaction, string sessionId)
        => await transaction.Connection.ExecuteScalarAsync<string?>(
            "SELECT id FROM identity_sessions WHERE id = @Id AND ended_at IS NULL" + (transaction.Provider == DatabaseProvider.PostgreSql ? " FOR SHARE" : ""),
            new { Id = sessionId },
            transaction.Transaction) is not null;

    /// <summary>Ends a session, and what apps were given from it.</summary>
    public Task EndAsync(string sessionId, CancellationToken cancellationToken)
        => writer.ExecuteAsync((transaction, _) => EndAsync(transaction, sessionId, InstantConverter.ToMicroseconds(clock.UtcNow)), cancellationToken);

    /// <summary>Ends a session, and what apps were given from it, as a part of a transaction; false if it had ended before.</summary>
    public static async Task<bool> EndAsync(WriteTransaction transaction, string sessionId, long now)
    {
        var values = new { Id = sessionId, Now = now, Reason = TokenFamilyEnds.SignedOut };
        await transaction.Connection.ExecuteAsync(
            "UPDATE identity_token_families SET ended_at = @Now, end_reason = @Reason WHERE session_id = @Id AND ended_at IS NULL", values, transaction.Transaction);
        return await transaction.Connection.ExecuteAsync(
            "UPDATE identity_sessions SET ended_at = @Now WHERE id = @Id AND ended_at IS NULL", values, transaction.Transaction) == 1;
    }

    /// <summary>
    /// Ends all sessions of an account but one, and what apps were given from them, also from sessions that are over long since, as a
    /// part of a transaction; false if there was nothing to end.
    /// </summary>
    public static async Task<bool> EndOthersAsync(WriteTransaction transaction, string userId, string? keptId, long now)
    {
        var values = new { UserId = userId, Kept = keptId ?? "", Now = now, Reason = TokenFamilyEnds.SignedOut };
        var apps = await transaction.Connection.ExecuteAsync(
            "UPDATE identity_token_families SET ended_at = @Now, end_reason = @Reason WHERE user_id = @UserId AND session_id <> @Kept AND ended_at IS NULL",
            values,
            transaction.Transaction);
        var sessions = await transaction.Connection.ExecuteAsync(
            "UPDATE identity_sessions SET ended_at = @Now WHERE user_id = @UserId AND id <> @Kept AND (parent_id IS NULL OR parent_id <> @Kept) AND ended_at IS NULL",
            values,
            transaction.Transaction);
        return apps + sessions > 0;
    }

    private Task TouchAsync(string sessionId, DateTimeOffset now, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                "UPDATE identity_sessions SET last_seen_at = @Now WHERE id = @Id AND last_seen_at < @Now",
                new { Id = sessionId, Now = InstantConverter.ToMicroseconds(now) },
                transaction.Transaction),
            cancellationToken);
}
