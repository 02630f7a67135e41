using System.Security.Claims;
using Dapper;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Sessions;

namespace PayHall.Identity.Tokens;

/// <summary>
/// Takes tokens back for those who hold them (RFC 7009): a refresh token with its whole family, a person's access token alone, a
/// client's access token for the client that proves itself. A token that is none of ours is no error: it is good for nothing either.
/// </summary>
internal sealed class TokenRevocation(IdentityDb db, TokenFamilies families, SessionStore sessions, ITenantWriter writer, IOptionsMonitor<BearerTokenOptions> options)
{
    /// <summary>Takes a token back.</summary>
    /// <param name="token">The token.</param>
    /// <param name="client">The client that proved itself, or null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TokenRequestException">The token is a client's, and not of the one that asks.</exception>
    public async Task RevokeAsync(string token, Client? client, CancellationToken cancellationToken)
    {
        var hash = RandomSecrets.Hash(token);
        var family = await (
            from row in db.RefreshTokens
            join known in db.TokenFamilies on row.FamilyId equals known.Id
            join user in db.AllUsers on known.UserId equals user.Id
            where row.Hash == hash
            select new { known.Id, known.Name, user.UserName }).FirstOrDefaultAsync(cancellationToken);
        if (family is not null)
        {
            await families.EndAsync(family.Id, family.UserName!, family.Name, TokenFamilyEnds.GivenBack, cancellationToken);
            return;
        }

        if (options.Get(Schemes.Bearer).BearerTokenProtector.Unprotect(token) is not { } ticket)
            return;
        if (ticket.Principal.FindFirstValue(Access.Claims.Session) is { } sessionId)
            await sessions.EndAsync(sessionId, cancellationToken);
        else if (ticket.Principal.FindFirstValue(Access.Claims.Client) is { } clientId && ticket.Principal.FindFirstValue(Access.Claims.TokenId) is { } tokenId)
            await RevokeAsync(clientId, tokenId, ticket.Properties.ExpiresUtc ?? DateTimeOffset.MaxValue, client, cancellationToken);
    }

    private async Task RevokeAsync(string clientId, string tokenId, DateTimeOffset expiresAt, Client? client, CancellationToken cancellationToken)
    {
        if (client?.Id != clientId)
            throw new TokenRequestException(TokenRequestException.InvalidClient, "The token belongs to a client; send its client_id and client_secret.");
        await writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                "INSERT INTO identity_revoked_tokens (id, expires_at) VALUES (@Id, @ExpiresAt) ON CONFLICT (id) DO NOTHING",
                new { Id = tokenId, ExpiresAt = InstantConverter.ToMicroseconds(expiresAt) },
                transaction.Transaction),
            cancellationToken);
    }
}
