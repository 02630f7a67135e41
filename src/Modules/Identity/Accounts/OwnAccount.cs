using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Identity.PaymentPasswords;
using PayHall.Security;

namespace PayHall.Identity.Accounts;

/// <summary>The account of the person who acts.</summary>
internal sealed class OwnAccount(IdentityDb db, AccessContext access)
{
    /// <summary>The account.</summary>
    /// <exception cref="PersonRequiredException">A machine client acts.</exception>
    public async Task<User> RequireAsync(CancellationToken cancellationToken)
    {
        if (access.Actor is not { IsPerson: true } actor)
            throw new PersonRequiredException();
        return await db.AllUsers.AsNoTracking().SingleAsync(user => user.Id == actor.Id, cancellationToken);
    }
}
