using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace PayHall.Identity.Data;

/// <summary>
/// ASP.NET Core Identity's store over <see cref="IdentityDb"/>. Identity asks for accounts before anybody acts, so it sees
/// all of them, whatever the data scope.
/// </summary>
internal sealed class UserStore(IdentityDb context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<User, IdentityDb, string>(context, describer)
{
    /// <inheritdoc />
    public override IQueryable<User> Users => Context.AllUsers;

    /// <inheritdoc />
    public override Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
        => Context.AllUsers.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);

    /// <inheritdoc />
    protected override Task<User?> FindUserAsync(string userId, CancellationToken cancellationToken)
        => Context.AllUsers.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken);
}
