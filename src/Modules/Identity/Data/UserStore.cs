using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PayHall.Identity.SecondFactors;

namespace PayHall.Identity.Data;

/// <summary>
/// ASP.NET Core Identity's store over <see cref="IdentityDb"/>. Identity asks for accounts before anybody acts, so it sees
/// all of them, whatever the data scope.
/// </summary>
internal sealed class UserStore(IdentityDb context, SecondFactorKeys keys, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<User, IdentityDb, string>(context, describer)
{
    /// <summary>Under which Identity keeps what belongs to the store itself.</summary>
    public const string KeyProvider = "[AspNetUserStore]";

    /// <summary>Under which Identity keeps the key of an authenticator app.</summary>
    public const string KeyName = "AuthenticatorKey";

    /// <inheritdoc />
    public override async Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken)
        => await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } stored ? keys.Open(stored) : null;

    /// <inheritdoc />
    public override Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken)
        => base.SetAuthenticatorKeyAsync(user, keys.Seal(key), cancellationToken);

    /// <inheritdoc />
    public override IQueryable<User> Users => Context.AllUsers;

    /// <inheritdoc />
    public override Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
        => Context.AllUsers.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);

    /// <inheritdoc />
    protected override Task<User?> FindUserAsync(string userId, CancellationToken cancellationToken)
        => Context.AllUsers.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
}
