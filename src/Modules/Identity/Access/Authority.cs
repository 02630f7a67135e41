using Microsoft.EntityFrameworkCore;
using PayHall.Identity.Data;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>
/// How far whoever acts may reach into other people's rights: nobody grants a permission or data scope that they don't
/// hold, nor touches an account or role that is wider than themselves or outside their units (I-09).
/// </summary>
internal sealed class Authority(AccessContext access, PermissionCatalog catalog, IdentityDb db)
{
    /// <summary>True if the permission may be granted or taken away.</summary>
    public bool MayGrant(string permission) => access.IsSystem || (catalog.Find(permission) is { } known && access.Holds(known));

    /// <summary>True if the data scope may be granted.</summary>
    public bool MayGrant(DataScopeKind scope) => access.IsSystem || access.Scope.Kind >= scope;

    /// <summary>True if the unit lies within the actor's data scope.</summary>
    public bool MayReach(long? unitId) => access.Scope.IsAll || (unitId is { } id && access.Scope.Includes(id));

    /// <summary>True if nothing in the rights is beyond the actor's own.</summary>
    public bool Covers(RoleRights rights) => MayGrant(rights.Scope) && rights.Permissions.All(MayGrant);

    /// <summary>True if the account holds nothing beyond the actor's own rights.</summary>
    public async Task<bool> CoversUserAsync(string userId, CancellationToken cancellationToken)
        => access.IsSystem || (await RoleRights.OfUserAsync(db, catalog, userId, cancellationToken)).All(Covers);

    /// <summary>An account within the data scope that the actor may manage, or an exception that says why not.</summary>
    public async Task<User> RequireUserAsync(string? id, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id && candidate.DeletedAt == null, cancellationToken)
            ?? throw new Errors.NotFoundException("账号", id ?? "");
        if (!await CoversUserAsync(user.Id, cancellationToken))
            throw new Accounts.AccountBeyondAuthorityException(user.DisplayName);
        return user;
    }

    /// <summary>Refuses what a machine client may not do, whatever permissions it holds.</summary>
    /// <exception cref="PaymentPasswords.PersonRequiredException">A machine client acts.</exception>
    public void RequirePerson()
    {
        if (access.Actor is { IsPerson: false })
            throw new PaymentPasswords.PersonRequiredException();
    }

    /// <summary>Refuses what nobody may do to their own account.</summary>
    public void RefuseSelf(User user)
    {
        if (access.Actor?.Id == user.Id)
            throw new Accounts.OwnAccountException();
    }
}
