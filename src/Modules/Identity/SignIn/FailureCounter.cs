using Dapper;
using PayHall.Data;
using PayHall.Identity.Domain;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.SignIn;

/// <summary>
/// Counts wrong passwords and locks after five (I-05, I-07). A try is counted before the password is compared and taken
/// back when it was right, so that many guesses at the same moment are no more than five either.
/// </summary>
internal sealed class FailureCounter(ITenantWriter writer, TenantClock clock, ISettings<IdentitySettings> settings)
{
    /// <summary>Wrong passwords that lock.</summary>
    public const int Limit = 5;

    /// <summary>Counts a try at the sign-in password; false if the account is locked or does not exist.</summary>
    public async Task<bool> TrySignInAsync(string? userId, CancellationToken cancellationToken)
    {
        var until = await ModeAsync(cancellationToken) == LockoutMode.UntilNextDay ? clock.NextMidnight : clock.UtcNow.AddMinutes(15);
        return await CountAsync(
            """
            UPDATE identity_users SET
                access_failed_count = CASE WHEN lockout_end IS NOT NULL THEN 1 ELSE access_failed_count + 1 END,
                lockout_end = CASE WHEN lockout_end IS NULL AND access_failed_count + 1 >= @Limit THEN @Until ELSE NULL END
            WHERE id = @Id AND (lockout_end IS NULL OR lockout_end <= @Now)
            """,
            userId,
            until,
            cancellationToken);
    }

    /// <summary>How long a lock of the sign-in lasts.</summary>
    public async Task<LockoutMode> ModeAsync(CancellationToken cancellationToken) => (await settings.GetAsync(cancellationToken)).Lockout;

    /// <summary>Counts a try at the payment password; false if it is locked.</summary>
    public Task<bool> TryPaymentAsync(string userId, CancellationToken cancellationToken)
        => CountAsync(
            """
            UPDATE identity_users SET
                payment_failed_count = CASE WHEN payment_locked_until IS NOT NULL THEN 1 ELSE payment_failed_count + 1 END,
                payment_locked_until = CASE WHEN payment_locked_until IS NULL AND payment_failed_count + 1 >= @Limit THEN @Until ELSE NULL END
            WHERE id = @Id AND (payment_locked_until IS NULL OR payment_locked_until <= @Now)
            """,
            userId,
            clock.NextMidnight,
            cancellationToken);

    /// <summary>True if a lock until then has ended.</summary>
    public bool IsOver(DateTimeOffset until) => until <= clock.UtcNow;

    /// <summary>The sign-in password was right.</summary>
    public Task ForgetSignInAsync(string userId, CancellationToken cancellationToken)
        => ForgetAsync("UPDATE identity_users SET access_failed_count = 0, lockout_end = NULL WHERE id = @Id", userId, cancellationToken);

    /// <summary>
    /// The sign-in password was right, but a second step follows: this try counts no more, those before it still do, or who knows
    /// the password could try codes without end.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="rehashed">The password hashed anew, where its hash is out of date.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task TakeBackSignInAsync(string userId, string? rehashed, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_users SET
                    lockout_end = CASE WHEN access_failed_count >= @Limit THEN NULL ELSE lockout_end END,
                    access_failed_count = CASE WHEN access_failed_count > 0 THEN access_failed_count - 1 ELSE 0 END,
                    password_hash = COALESCE(@Rehashed, password_hash)
                WHERE id = @Id
                """,
                new { Id = userId, Limit, Rehashed = rehashed },
                transaction.Transaction),
            cancellationToken);

    /// <summary>The payment password was right.</summary>
    public Task ForgetPaymentAsync(string userId, CancellationToken cancellationToken)
        => ForgetAsync("UPDATE identity_users SET payment_failed_count = 0, payment_locked_until = NULL WHERE id = @Id", userId, cancellationToken);

    private Task<int> ForgetAsync(string sql, string userId, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(sql, new { Id = userId }, transaction.Transaction),
            cancellationToken);

    private async Task<bool> CountAsync(string sql, string? userId, DateTimeOffset until, CancellationToken cancellationToken)
        => await writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                sql,
                new { Id = userId ?? "", Limit, Now = InstantConverter.ToMicroseconds(clock.UtcNow), Until = InstantConverter.ToMicroseconds(until) },
                transaction.Transaction),
            cancellationToken) == 1;
}
