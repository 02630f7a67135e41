using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.SignIn;
using PayHall.Tenants;

namespace PayHall.Identity.Tokens;

/// <summary>
/// Exchanges a refresh token for the next pair of tokens (RFC 6749 section 6, RFC 9700 section 4.14). Each is good once; one that
/// comes a second time was copied, and ends the whole family, since nobody can tell which of the two holders is the app.
/// </summary>
internal sealed class RefreshGrant(IdentityDb db, ITenantWriter writer, TokenFamilies families, AppTokens tokens, TokenRefusals refusals, TenantClock clock)
{
    private const string Refused = "The refresh token is unknown, was used before, has expired or was revoked; let the app in again from a signed-in session.";

    /// <summary>Exchanges.</summary>
    /// <exception cref="TokenRequestException">Refused, with the error that RFC 6749 names.</exception>
    public async Task<IssuedToken> RenewAsync(string? refreshToken, string? scope, string address, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(refreshToken))
            throw new TokenRequestException(TokenRequestException.InvalidRequest, "refresh_token is missing.");
        var hash = RandomSecrets.Hash(refreshToken);
        var found = await (
            from token in db.RefreshTokens
            join family in db.TokenFamilies on token.FamilyId equals family.Id
            join user in db.AllUsers on family.UserId equals user.Id
            where token.Hash == hash
            select new { Family = family, User = user, IsUsed = token.UsedAt != null, IsSignedOut = db.Sessions.Any(session => session.Id == family.SessionId && session.EndedAt != null) })
            .AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            await refusals.RecordAsync(TokenRefusal.UnknownToken, cancellationToken);
            throw Refusal();
        }

        if (found.IsSignedOut || !IsGood(found.Family, found.User))
        {
            await refusals.RecordAsync(found.IsUsed ? TokenRefusal.Reused : TokenRefusal.TokenEnded, found.Family, found.User, cancellationToken);
            throw Refusal();
        }

        var narrowed = Narrow(found.Family.Scope, scope);
        var issued = await writer.ExecuteAsync(
            (transaction, cancellation) => RotateAsync(transaction, hash, new Holder(found.Family, found.User.UserName!), narrowed, address, cancellation),
            cancellationToken);
        if (issued is not null)
            return issued;
        await refusals.RecordAsync(TokenRefusal.Reused, found.Family, found.User, cancellationToken);
        throw Refusal();
    }

    private static TokenRequestException Refusal() => new(TokenRequestException.InvalidGrant, Refused);

    private static string? Narrow(string? granted, string? asked)
    {
        var wanted = ScopeList.Read(asked);
        if (wanted.Count == 0)
            return granted;
        return granted is null || wanted.All(ScopeList.Read(granted).Contains)
            ? ScopeList.Write(wanted)
            : throw new TokenRequestException(TokenRequestException.InvalidScope, "A scope was asked for that the app was not granted.");
    }

    private bool IsGood(TokenFamily family, User user)
        => family.EndedAt is null && family.ExpiresAt > clock.UtcNow && family.SecurityStamp == user.SecurityStamp
            && user.DeletedAt is null && AccountState.Refusal(user, clock.Today) is null;

    private async Task<IssuedToken?> RotateAsync(WriteTransaction transaction, string hash, Holder holder, string? scope, string address, CancellationToken cancellationToken)
    {
        var family = holder.Family;
        var now = InstantConverter.ToMicroseconds(clock.UtcNow);
        var isFirst = await transaction.Connection.ExecuteAsync(
            "UPDATE identity_refresh_tokens SET used_at = @Now WHERE hash = @Hash AND used_at IS NULL", new { Hash = hash, Now = now }, transaction.Transaction) == 1;
        if (!isFirst)
        {
            await families.EndAsync(transaction, family.Id, holder.UserName, family.Name, TokenFamilyEnds.Reused, cancellationToken);
            return null;
        }

        var isAlive = await transaction.Connection.ExecuteAsync(
            "UPDATE identity_token_families SET last_used_at = @Now, address = @Address WHERE id = @Id AND ended_at IS NULL",
            new { family.Id, Now = now, Address = address },
            transaction.Transaction) == 1;
        return isAlive ? await tokens.IssueAsync(transaction, family, holder.UserName, scope, cancellationToken) : null;
    }

    private sealed record Holder(TokenFamily Family, string UserName);
}
