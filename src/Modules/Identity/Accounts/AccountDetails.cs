using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Access;
using PayHall.Identity.Data;
using PayHall.Security;

namespace PayHall.Identity.Accounts;

/// <summary>Reads one account that whoever acts may manage.</summary>
internal sealed class AccountDetails(IdentityDb db, Authority authority, AccessContext access)
{
    /// <summary>The account with its areas and roles.</summary>
    public async Task<AccountDetail> FindAsync(string? id, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(id, cancellationToken);
        return new AccountDetail(
            user,
            await db.UserUnits.Where(row => row.UserId == user.Id).Select(row => row.UnitId).ToListAsync(cancellationToken),
            await db.UserRoles.Where(row => row.UserId == user.Id).Select(row => row.RoleId).ToListAsync(cancellationToken),
            user.Id == access.Actor?.Id);
    }
}
