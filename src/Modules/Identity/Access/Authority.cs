using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Access;

/// <summary>
/// How far whoever acts may reach into other people's rights: nobody grants a permission or data scope that they don't
/// hold, nor touches an account or role that is wider than themselves or outside their units (I-09).
/// </summary>
internal sealed class Authority(AccessContext access, PermissionCatalog catalog, IdentityDb db, AccessReader reader, CurrentSession current)
{
    /// <summary>True if the permission may be granted or taken away.</summary>
    public bool MayGrant(string permission) => access.IsSystem || (catalog.Find(permission) is { } known && access.Holds(known));

    /// <summary>True if the data scope may be granted.</summary>
    /// <remarks>Areas reach below the units that are assigned, so a unit without what is below it is not wider than areas.</remarks>
    public bool MayGrant(DataScopeKind scope)
        => access.IsSystem || (access.Scope.Kind >= scope && (access.Scope.Kind, scope) is not (DataScopeKind.OwnUnit, DataScopeKind.AssignedAreas));

    /// <summary>True if the unit lies within the actor's data scope.</summary>
    public bool MayReach(long? unitId) => access.Scope.IsAll || (unitId is { } id && access.Scope.Includes(id));

    /// <summary>True if the unit exists and lies within the actor's data scope.</summary>
    public async Task<bool> ReachesAsync(long? unitId, CancellationToken cancellationToken)
        => unitId is { } id && await db.Units.AnyAsync(unit => unit.Id == id, cancellationToken);

    /// <summary>True if the units all exist, and they and everything below them lie within the actor's data scope.</summary>
    public async Task<bool> ReachesAllBelowAsync(IReadOnlyList<long> unitIds, CancellationToken cancellationToken)
    {
        var wanted = unitIds.Distinct().ToList();
        return await db.Units.CountAsync(unit => wanted.Contains(unit.Id), cancellationToken) == wanted.Count
            && Covers(await reader.ScopeAsync(0, new HashSet<DataScopeKind> { DataScopeKind.AssignedAreas }, wanted, cancellationToken));
    }

    /// <summary>True if nothing in the rights is beyond the actor's own.</summary>
    public bool Covers(RoleRights rights) => MayGrant(rights.Scope) && rights.Permissions.All(MayGrant);

    /// <summary>True if no unit in the data scope is beyond the actor's own.</summary>
    public bool Covers(DataScope scope) => access.IsSystem || access.Scope.IsAll || (!scope.IsAll && scope.Units.All(access.Scope.Includes));

    /// <summary>True if the account holds nothing beyond the actor's own rights.</summary>
    public async Task<bool> CoversUserAsync(User user, CancellationToken cancellationToken)
    {
        if (access.IsSystem)
            return true;
        var held = await reader.ExplainUserAsync(user.Id, user.UnitId, cancellationToken);
        return held.Roles.All(Covers) && Covers(held.Grant.Scope);
    }

    /// <summary>An account within the data scope that the actor may manage, or an exception that says why not.</summary>
    public async Task<User> RequireUserAsync(string? id, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id && candidate.DeletedAt == null, cancellationToken)
            ?? throw new Errors.NotFoundException("账号", id ?? "");
        if (!await CoversUserAsync(user, cancellationToken))
            throw new Accounts.AccountBeyondAuthorityException(user.DisplayName);
        return user;
    }

    /// <summary>
    /// To be called first in a transaction that changes who may do what: such changes follow one another, and whoever asked for this one
    /// must still be who they were. Otherwise two administrators could delete each other at once, and leave a tenant that nobody manages.
    /// </summary>
    /// <exception cref="ActorChangedException">The actor's own account was changed meanwhile.</exception>
    public async Task LockAsync(WriteTransaction transaction)
    {
        await AuditedWriter.RaiseVersionAsync(transaction);
        if (access.Actor is not { IsPerson: true } actor)
            return;
        var stamp = await transaction.Connection.ExecuteScalarAsync<string?>(
            "SELECT security_stamp FROM identity_users WHERE id = @Id AND enabled AND deleted_at IS NULL", new { actor.Id }, transaction.Transaction);
        if (stamp is null || (current.SecurityStamp ?? stamp) != stamp)
            throw new ActorChangedException();
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
