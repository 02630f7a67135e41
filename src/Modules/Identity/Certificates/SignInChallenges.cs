using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using PayHall.Data;
using PayHall.Identity.Domain.Certificates;
using PayHall.Tenants;

namespace PayHall.Identity.Certificates;

/// <summary>
/// Challenges for CA sign-in: 256 random bits, good for 120 seconds and once, whether the answer is right or wrong. The ticket
/// is encrypted with the tenant's keys, so giving one costs no write and every host can check it; using it writes.
/// </summary>
internal sealed class SignInChallenges(IDataProtectionProvider protection, ITenantWriter writer, TenantClock clock, TenantSettings tenant)
{
    /// <summary>How long a challenge holds, in seconds.</summary>
    public const int Seconds = 120;

    private const int LongestTicket = 2000;
    private static readonly TimeSpan PendingLifetime = TimeSpan.FromMinutes(10);
    private readonly IDataProtector challenges = protection.CreateProtector("PayHall.Identity.CaChallenge");
    private readonly IDataProtector pending = protection.CreateProtector("PayHall.Identity.CaPending");

    /// <summary>Remembers, for the page that follows, whose password was right.</summary>
    public string Remember(string userId) => pending.Protect(string.Create(CultureInfo.InvariantCulture, $"{userId} {(clock.UtcNow + PendingLifetime).ToUnixTimeSeconds()}"));

    /// <summary>True if the page follows a right password.</summary>
    public bool IsRemembered(string? remembered) => Open(pending, remembered) is [_, var until] && clock.UtcNow <= Instant(until);

    /// <summary>Gives a challenge; for the remembered account if there is one, else for any.</summary>
    public Challenge Issue(string? remembered)
    {
        var value = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var userId = IsRemembered(remembered) ? Open(pending, remembered)![0] : "";
        var until = clock.UtcNow.AddSeconds(Seconds).ToUnixTimeSeconds();
        return new Challenge(challenges.Protect(string.Create(CultureInfo.InvariantCulture, $"{value} {until} {userId}")), Message(value));
    }

    /// <summary>Uses a challenge up.</summary>
    /// <exception cref="CertificateException">It is unknown here, too old, or was used before.</exception>
    public async Task<UsedChallenge> UseAsync(string? ticket, CancellationToken cancellationToken)
    {
        if (Open(challenges, ticket) is not [var value, var until, var userId])
            throw new UnknownChallengeException();
        var expiresAt = Instant(until);
        if (clock.UtcNow > expiresAt)
            throw new ExpiredChallengeException(Seconds);
        var isFirst = await writer.ExecuteAsync(
            async (transaction, _) =>
            {
                await transaction.Connection.ExecuteAsync(
                    "DELETE FROM identity_challenge_uses WHERE expires_at < @Before",
                    new { Before = InstantConverter.ToMicroseconds(clock.UtcNow.AddSeconds(-Seconds)) },
                    transaction.Transaction);
                return await transaction.Connection.ExecuteAsync(
                    "INSERT INTO identity_challenge_uses (id, expires_at) VALUES (@Id, @ExpiresAt) ON CONFLICT (id) DO NOTHING",
                    new { Id = value, ExpiresAt = InstantConverter.ToMicroseconds(expiresAt) },
                    transaction.Transaction) == 1;
            },
            cancellationToken);
        return isFirst ? new UsedChallenge(Message(value), userId.Length > 0 ? userId : null) : throw new UsedChallengeException();
    }

    // What the signature is for and for which tenant stands in the text, so that it is good for nothing else.
    private string Message(string value) => $"payhall-ca-sign-in:{tenant.Name}:{tenant.Id}:{value}";

    private static DateTimeOffset Instant(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));

    private static string[]? Open(IDataProtector protector, string? ticket)
    {
        if (string.IsNullOrEmpty(ticket) || ticket.Length > LongestTicket)
            return null;
        try
        {
            return protector.Unprotect(ticket).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
