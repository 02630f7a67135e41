using Dapper;
using Microsoft.AspNetCore.Identity;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Tenants;

namespace PayHall.Identity.SecondFactors;

/// <summary>
/// Judges a code of the second factor (I-12) with ASP.NET Core Identity's authenticator provider, and lets each be used once: the
/// provider alone would accept a code that somebody looked over the shoulder for another two minutes.
/// </summary>
internal sealed class SecondFactorCheck(UserManager<User> users, ITenantWriter writer, AuditedWriter audited, TenantClock clock)
{
    private const int CodeLength = 6;

    // Longer than the provider accepts a code, which is two steps of 30 seconds before and after.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    /// <summary>True if the code of the authenticator app is right and was not used before.</summary>
    public async Task<bool> IsAuthenticatorCodeAsync(User user, string? typed, CancellationToken cancellationToken)
    {
        var code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c))]);
        if (code.Length != CodeLength || !code.All(char.IsAsciiDigit))
            return false;
        return await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code)
            && await UseAsync(user.Id, code, cancellationToken);
    }

    /// <summary>True if it is a right code of the authenticator app or a recovery code, not used before.</summary>
    public Task<bool> IsCodeAsync(User user, string? typed, CancellationToken cancellationToken)
        => typed is not null && RecoveryCodes.IsOne(typed)
            ? UseRecoveryCodeAsync(user, typed, cancellationToken)
            : IsAuthenticatorCodeAsync(user, typed, cancellationToken);

    private Task<bool> UseAsync(string userId, string code, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, _) => await transaction.Connection.ExecuteAsync(
                """
                INSERT INTO identity_second_factor_uses (user_id, code, expires_at) VALUES (@UserId, @Code, @ExpiresAt)
                ON CONFLICT (user_id, code) DO UPDATE SET expires_at = @ExpiresAt WHERE identity_second_factor_uses.expires_at < @Now
                """,
                new
                {
                    UserId = userId,
                    Code = code,
                    Now = InstantConverter.ToMicroseconds(clock.UtcNow),
                    ExpiresAt = InstantConverter.ToMicroseconds(clock.UtcNow + Memory),
                },
                transaction.Transaction) == 1,
            cancellationToken);

    private Task<bool> UseRecoveryCodeAsync(User user, string code, CancellationToken cancellationToken)
        => audited.ExecuteIfAsync(
            new AuditEntry("Identity.RecoveryCodeUsed", "account:" + user.UserName),
            async (transaction, now) => await transaction.Connection.ExecuteAsync(
                "UPDATE identity_recovery_codes SET used_at = @Now WHERE user_id = @UserId AND hash = @Hash AND used_at IS NULL",
                new { UserId = user.Id, Hash = RecoveryCodes.Hash(code), Now = now },
                transaction.Transaction) == 1,
            cancellationToken);
}
