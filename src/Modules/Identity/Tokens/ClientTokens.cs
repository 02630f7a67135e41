using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Settings;

namespace PayHall.Identity.Tokens;

/// <summary>Gives machine clients access tokens for their id and secret (RFC 6749 section 4.4, I-11).</summary>
internal sealed class ClientTokens(IdentityDb db, AccessTokens tokens, ISettings<IdentitySettings> settings)
{
    private static readonly string NoSecret = Hash("");

    /// <summary>Issues a token.</summary>
    /// <exception cref="TokenRequestException">Refused, with the error that RFC 6749 names.</exception>
    public async Task<IssuedToken> IssueAsync(string? clientId, string? secret, string? scope, CancellationToken cancellationToken)
    {
        var client = await db.AllClients.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == clientId, cancellationToken);
        var matches = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Hash(secret ?? "")),
            Encoding.ASCII.GetBytes(client?.SecretHash ?? NoSecret));
        if (client is null || !matches || !client.Enabled || string.IsNullOrEmpty(secret))
            throw new TokenRequestException(TokenRequestException.InvalidClient, "The client id or secret is wrong, or the client is disabled.");

        var narrowed = await NarrowAsync(client.Id, scope, cancellationToken);
        var lifetime = TimeSpan.FromMinutes((await settings.GetAsync(cancellationToken)).TokenMinutes);
        List<Claim> claims =
        [
            new(Access.Claims.Client, client.Id),
            new(Access.Claims.ClientVersion, client.Version.ToString(CultureInfo.InvariantCulture)),
            new(Access.Claims.Subject, AccessReader.ActorId(client.Id)),
            new(Access.Claims.Name, client.Id),
        ];
        if (narrowed is not null)
            claims.Add(new Claim(Access.Claims.Scope, narrowed));
        return new IssuedToken { AccessToken = tokens.Write(claims, lifetime), ExpiresIn = (long)lifetime.TotalSeconds, Scope = narrowed };
    }

    /// <summary>How a secret is stored.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>A new secret of 256 random bits.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private async Task<string?> NarrowAsync(string clientId, string? scope, CancellationToken cancellationToken)
    {
        var wanted = (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return null;
        var granted = await db.ClientPermissions.Where(row => row.ClientId == clientId && wanted.Contains(row.Permission)).CountAsync(cancellationToken);
        return granted == wanted.Count
            ? string.Join(' ', wanted)
            : throw new TokenRequestException(TokenRequestException.InvalidScope, "A scope was asked for that the client was not granted.");
    }
}
