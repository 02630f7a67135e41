using Dapper;
using PayHall.Background;
using PayHall.Data;
using PayHall.Identity.Domain;
using PayHall.Tenants;

namespace PayHall.Identity.Sessions;

/// <summary>Drops sessions, apps' tokens and expired secrets a day after they were over. What was done with them stays in the audit trail.</summary>
internal sealed class SweepExpired(ITenantWriter writer, TenantClock clock) : IBackgroundTask
{
    /// <inheritdoc />
    public string Name => "Identity.SweepExpired";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromHours(6);

    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_token_families SET ended_at = @Now, end_reason = @Reason
                WHERE ended_at IS NULL AND EXISTS (SELECT 1 FROM identity_sessions WHERE id = session_id AND ended_at IS NOT NULL);
                DELETE FROM identity_sessions WHERE expires_at < @Before;
                DELETE FROM identity_token_families WHERE expires_at < @Before;
                DELETE FROM identity_revoked_tokens WHERE expires_at < @Before;
                DELETE FROM identity_second_factor_uses WHERE expires_at < @Before;
                DELETE FROM identity_client_secrets WHERE expires_at < @Before;
                """,
                new
                {
                    Now = InstantConverter.ToMicroseconds(clock.UtcNow),
                    Before = InstantConverter.ToMicroseconds(clock.UtcNow.AddDays(-1)),
                    Reason = TokenFamilyEnds.SignedOut,
                },
                transaction.Transaction),
            cancellationToken);
}
