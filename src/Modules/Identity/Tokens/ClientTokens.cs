using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Settings;

namespace PayHall.Identity.Tokens;

/// <summary>Gives machine clients access tokens for their id and secret (RFC 6749 section 4.4, I-11).</summary>
internal sealed class ClientTokens(IdentityDb db, ClientAuthentication authentication, PermissionCatalog catalog, AccessTokens tokens, ISettings<IdentitySettings> settings)
{
    /// <summary>Issues a token.</summary>
    /// <exception cref="TokenRequestException">Refused, with the error that RFC 6749 names.</exception>
    public async Task<IssuedToken> IssueAsync(string? clientId, string? secret, string? scope, CancellationToken cancellationToken)
    {
        var client = await authentication.RequireAsync(clientId, secret, cancellationToken);
        var narrowed = await NarrowAsync(client.Id, scope, cancellationToken);
        var lifetime = TimeSpan.FromMinutes((await settings.GetAsync(cancellationToken)).TokenMinutes);
        List<Claim> claims =
        [
            new(Access.Claims.Client, client.Id),
            new(Access.Claims.ClientVersion, client.Version.ToString(CultureInfo.InvariantCulture)),
            new(Access.Claims.TokenId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
            new(Access.Claims.Subject, AccessReader.ActorId(client.Id)),
            new(Access.Claims.Name, client.Id),
        ];
        if (narrowed is not null)
            claims.Add(new Claim(Access.Claims.Scope, narrowed));
        return new IssuedToken { AccessToken = tokens.Write(claims, lifetime), ExpiresIn = (long)lifetime.TotalSeconds, Scope = narrowed };
    }

    private async Task<string?> NarrowAsync(string clientId, string? scope, CancellationToken cancellationToken)
    {
        var wanted = ScopeList.Read(scope);
        if (wanted.Count == 0)
            return null;
        var granted = (await db.ClientPermissions.Where(row => row.ClientId == clientId).Select(row => row.Permission).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return wanted.All(name => catalog.Covers(granted, name))
            ? ScopeList.Write(wanted)
            : throw new TokenRequestException(TokenRequestException.InvalidScope, "A scope was asked for that the client was not granted.");
    }
}
