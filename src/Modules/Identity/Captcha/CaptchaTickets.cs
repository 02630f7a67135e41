using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Captcha;

/// <summary>
/// Issues and checks captchas (验证码, I-04). A ticket carries its answer encrypted with the tenant's keys, so showing one
/// costs no write and every host can check it; answering it, rightly or wrongly, uses it up in the database.
/// </summary>
public sealed class CaptchaTickets(IDataProtectionProvider protection, ITenantWriter writer, TenantClock clock)
{
    /// <summary>How many characters a captcha has.</summary>
    public const int Length = 4;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly IDataProtector protector = protection.CreateProtector("PayHall.Identity.Captcha");

    /// <summary>Makes a ticket with a random answer.</summary>
    public string Issue()
    {
        var answer = RandomNumberGenerator.GetString(CaptchaGlyphs.Characters, Length);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var expires = (clock.UtcNow + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return protector.Protect($"{id} {expires} {answer}");
    }

    /// <summary>The picture of a ticket as SVG; null if the ticket is none of this tenant's or has expired.</summary>
    public string? Draw(string? ticket)
        => Open(ticket) is { } opened ? CaptchaDrawing.Draw(opened.Answer, Seed(opened.Id)) : null;

    /// <summary>True if the answer is right; the ticket is used up either way.</summary>
    public async Task<bool> UseAsync(string? ticket, string? answer, CancellationToken cancellationToken)
    {
        if (Open(ticket) is not { } opened)
            return false;
        var isFirst = await writer.ExecuteAsync(
            async (transaction, _) =>
            {
                await transaction.Connection.ExecuteAsync(
                    "DELETE FROM identity_captcha_uses WHERE expires_at < @Now",
                    new { Now = InstantConverter.ToMicroseconds(clock.UtcNow) },
                    transaction.Transaction);
                return await transaction.Connection.ExecuteAsync(
                    "INSERT INTO identity_captcha_uses (id, expires_at) VALUES (@Id, @ExpiresAt) ON CONFLICT (id) DO NOTHING",
                    new { opened.Id, ExpiresAt = InstantConverter.ToMicroseconds(opened.ExpiresAt) },
                    transaction.Transaction) == 1;
            },
            cancellationToken);
        var given = Encoding.UTF8.GetBytes((answer ?? "").Trim().ToUpperInvariant());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(opened.Answer)) && isFirst;
    }

    private OpenTicket? Open(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket) || ticket.Length > 1000)
            return null;
        try
        {
            var parts = protector.Unprotect(ticket).Split(' ');
            var expires = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return clock.UtcNow <= expires ? new OpenTicket(parts[0], expires, parts[2]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The noise follows from what only the ticket's encrypted inside knows.
    private static int Seed(string id) => int.Parse(id.AsSpan(0, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private sealed record OpenTicket(string Id, DateTimeOffset ExpiresAt, string Answer);
}
