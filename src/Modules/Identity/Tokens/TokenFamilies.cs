using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;

namespace PayHall.Identity.Tokens;

/// <summary>Begins and ends the token families of people's apps.</summary>
internal sealed class TokenFamilies(AuditedWriter writer)
{
    /// <summary>Adds a family, as a part of a transaction.</summary>
    public static Task AddAsync(WriteTransaction transaction, TokenFamily family)
        => transaction.Connection.ExecuteAsync(
            """
            INSERT INTO identity_token_families (id, user_id, session_id, name, scope, security_stamp, created_at, last_used_at, expires_at, address, user_agent)
            VALUES (@Id, @UserId, @SessionId, @Name, @Scope, @SecurityStamp, @CreatedAt, @CreatedAt, @ExpiresAt, @Address, @UserAgent)
            """,
            new
            {
                family.Id,
                family.UserId,
                family.SessionId,
                family.Name,
                family.Scope,
                family.SecurityStamp,
                CreatedAt = InstantConverter.ToMicroseconds(family.CreatedAt),
                ExpiresAt = InstantConverter.ToMicroseconds(family.ExpiresAt),
                family.Address,
                family.UserAgent,
            },
            transaction.Transaction);

    /// <summary>Ends a family with every token of it; false if it had ended before.</summary>
    public Task<bool> EndAsync(string familyId, string userName, string appName, string reason, CancellationToken cancellationToken)
        => writer.ExecuteIfAsync(Entry(familyId, userName, appName, reason), (transaction, now) => EndAsync(transaction, familyId, reason, now), cancellationToken);

    /// <summary>The same as a part of a transaction.</summary>
    public Task<bool> EndAsync(WriteTransaction transaction, string familyId, string userName, string appName, string reason, CancellationToken cancellationToken)
        => writer.ExecuteIfAsync(transaction, Entry(familyId, userName, appName, reason), (_, now) => EndAsync(transaction, familyId, reason, now), cancellationToken);

    private static AuditEntry Entry(string familyId, string userName, string appName, string reason)
        => new("Identity.AppTokensEnded", "account:" + userName, null, AuditState.Of(new { Family = familyId, App = appName, Reason = reason }));

    private static async Task<bool> EndAsync(WriteTransaction transaction, string familyId, string reason, long now)
    {
        var ended = await transaction.Connection.ExecuteAsync(
            "UPDATE identity_token_families SET ended_at = @Now, end_reason = @Reason WHERE id = @Id AND ended_at IS NULL",
            new { Id = familyId, Reason = reason, Now = now },
            transaction.Transaction) == 1;
        await transaction.Connection.ExecuteAsync(
            "UPDATE identity_sessions SET ended_at = @Now WHERE family_id = @Id AND ended_at IS NULL",
            new { Id = familyId, Now = now },
            transaction.Transaction);
        return ended;
    }
}
