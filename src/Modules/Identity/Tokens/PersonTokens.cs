using System.Security.Cryptography;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Sessions;
using PayHall.Security;

namespace PayHall.Identity.Tokens;

/// <summary>
/// Gives the person who is signed in by cookie tokens for an app of their own (I-11). They end with the sign-out of the session
/// from which they were made, with their own time, and with every change of the account's password, roles or state.
/// </summary>
internal sealed class PersonTokens(AccessContext access, CurrentSession current, PermissionCatalog catalog, PersonTokenSource source, AuditedWriter writer)
{
    private const int MaxName = 50;
    private const int MaxUserAgent = 300;

    /// <summary>Issues a pair of tokens.</summary>
    /// <exception cref="CookieSessionRequiredException">The caller came with a token; tokens don't beget tokens.</exception>
    /// <exception cref="InputException">The app's name or scope is wrong.</exception>
    public async Task<IssuedToken> IssueAsync(AppRequest request, CancellationToken cancellationToken)
    {
        var actor = access.RequiredActor;
        if (!actor.IsPerson || current is not { SessionId: { } parent, SecurityStamp: { } stamp } || !await source.IsCookieAsync(parent, cancellationToken))
            throw new CookieSessionRequiredException();
        var scope = ScopeList.Read(request.Scope);
        Check(request, scope);

        var family = new TokenFamily
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            UserId = actor.Id,
            SessionId = parent,
            Name = request.Name?.Trim() ?? "",
            Scope = ScopeList.Write(scope),
            SecurityStamp = stamp,
            CreatedAt = source.Clock.UtcNow,
            ExpiresAt = await source.Tokens.EndAsync(cancellationToken),
            Address = current.Address,
            UserAgent = request.UserAgent.Length > MaxUserAgent ? request.UserAgent[..MaxUserAgent] : request.UserAgent,
        };
        return await writer.ExecuteAsync(
            new AuditEntry("Identity.AppTokensIssued", "account:" + actor.UserName, null, AuditState.Of(new { Family = family.Id, App = family.Name, family.Scope })),
            async (transaction, _) =>
            {
                // The session may have ended since the request began: by a sign-out, or with the stamp, which the tokens then don't have either.
                if (!await SessionStore.IsOpenAsync(transaction, parent))
                    throw new CookieSessionRequiredException();
                await TokenFamilies.AddAsync(transaction, family);
                return await source.Tokens.IssueAsync(transaction, family, actor.UserName, family.Scope, cancellationToken);
            },
            cancellationToken);
    }

    private void Check(AppRequest request, IReadOnlyList<string> scope)
    {
        var errors = new InputErrors();
        if (request.Name?.Trim().Length > MaxName)
            errors.Add("name", "不能超过 {0} 个字符", MaxName);
        foreach (var name in scope.Where(name => catalog.Find(name) is not { } permission || !access.Holds(permission)))
            errors.AddOnce("scope", "您没有“{0}”这项权限，令牌不能含有它", name);
        errors.ThrowIfAny();
    }
}
