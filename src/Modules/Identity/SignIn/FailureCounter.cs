using Dapper;
using PayHall.Data;
using PayHall.Identity.Domain;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.SignIn;

/// <summary>
/// Counts wrong passwords and locks after five (I-05, I-07). What a comparison found is recorded in one statement, and a right
/// password counts only if the account is open at that moment: of many guesses at once no more than five are worth anything, while
/// any number of right ones at once are right.
/// </summary>
internal sealed class FailureCounter(ITenantWriter writer, TenantClock clock, ISettings<IdentitySettings> settings)
{
    /// <summary>Wrong passwords that lock.</summary>
    public const int Limit = 5;

    private const string ForgetSignIn = """
        UPDATE identity_users SET access_failed_count = 0, lockout_end = NULL
        WHERE id = @Id AND (lockout_end IS NULL OR lockout_end <= @Now)
        """;

    private const string KeepSignIn = """
        UPDATE identity_users SET access_failed_count = CASE WHEN lockout_end IS NOT NULL THEN 0 ELSE access_failed_count END, lockout_end = NULL
        WHERE id = @Id AND (lockout_end IS NULL OR lockout_end <= @Now)
        """;

    private const string CountSignIn = """
        UPDATE identity_users SET
            access_failed_count = CASE WHEN lockout_end IS NOT NULL THEN 1 ELSE access_failed_count + 1 END,
            lockout_end = CASE WHEN lockout_end IS NULL AND access_failed_count + 1 >= @Limit THEN @Until ELSE NULL END
        WHERE id = @Id AND (lockout_end IS NULL OR lockout_end <= @Now)
        """;

    /// <summary>Records a comparison with the sign-in password or code: a right one forgets the wrong ones before it.</summary>
    /// <param name="userId">The account, or null if there is none.</param>
    /// <param name="isRight">What the comparison found.</param>
    /// <param name="forgets">
    /// False where a second step follows: a right password then leaves the count as it is, or who knows it could try codes without end.
    /// </param>
    /// <returns>True if it was right and the account is there and not locked.</returns>
    public async Task<bool> AcceptSignInAsync(string? userId, bool isRight, bool forgets = true)
    {
        var until = await ModeAsync(CancellationToken.None) == LockoutMode.UntilNextDay ? clock.NextMidnight : clock.UtcNow.AddMinutes(15);
        var counted = await RecordAsync((isRight, forgets) switch { (false, _) => CountSignIn, (_, true) => ForgetSignIn, _ => KeepSignIn }, userId, until);
        return counted && isRight;
    }

    /// <summary>Records a comparison with the payment password: a right one forgets the wrong ones before it.</summary>
    /// <returns>True if it was right and is not locked.</returns>
    public async Task<bool> AcceptPaymentAsync(string userId, bool isRight)
    {
        var counted = await RecordAsync(
            isRight
                ? """
                UPDATE identity_users SET payment_failed_count = 0, payment_locked_until = NULL
                WHERE id = @Id AND (payment_locked_until IS NULL OR payment_locked_until <= @Now)
                """
                : """
                UPDATE identity_users SET
                    payment_failed_count = CASE WHEN payment_locked_until IS NOT NULL THEN 1 ELSE payment_failed_count + 1 END,
                    payment_locked_until = CASE WHEN payment_locked_until IS NULL AND payment_failed_count + 1 >= @Limit THEN @Until ELSE NULL END
                WHERE id = @Id AND (payment_locked_until IS NULL OR payment_locked_until <= @Now)
                """,
            userId,
            clock.NextMidnight);
        return counted && isRight;
    }

    /// <summary>How long a lock of the sign-in lasts.</summary>
    public async Task<LockoutMode> ModeAsync(CancellationToken cancellationToken) => (await settings.GetAsync(cancellationToken)).Lockout;

    /// <summary>True if a lock until then has ended.</summary>
    public bool IsOver(DateTimeOffset until) => until <= clock.UtcNow;

    // Whoever hangs up before the answer has guessed all the same, so nothing cancels this.
    private async Task<bool> RecordAsync(string sql, string? userId, DateTimeOffset until)
        => await writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                sql,
                new { Id = userId ?? "", Limit, Now = InstantConverter.ToMicroseconds(clock.UtcNow), Until = InstantConverter.ToMicroseconds(until) },
                transaction.Transaction),
            CancellationToken.None) == 1;
}
