using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Accounts;

/// <summary>
/// 分配角色 (S-04). Roles can be given and taken only within the actor's own rights; roles beyond them stay as they are. A machine client
/// gives none: it must not make itself successors that outlive its own revocation.
/// </summary>
internal sealed class AssignRoles(IdentityDb db, PermissionCatalog catalog, AccessReader reader, AuditedWriter writer, Authority authority)
{
    /// <summary>The roles that may be offered for the account's unit, with what each holds.</summary>
    public Task<IReadOnlyList<RoleRights>> OfferAsync(User user, CancellationToken cancellationToken) => OfferAsync(user.UnitId, cancellationToken);

    /// <summary>The roles that may be offered for an account of the unit, with what each holds.</summary>
    public async Task<IReadOnlyList<RoleRights>> OfferAsync(long unitId, CancellationToken cancellationToken)
    {
        // A role belongs to a unit and may be given to accounts there and below; built-in ones everywhere.
        var path = await db.AllUnits.Where(unit => unit.Id == unitId).Select(unit => unit.Path).SingleAsync(cancellationToken);
        var above = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => (long?)long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return await RoleRights.OfAsync(db, catalog, db.AllRoles.Where(role => role.UnitId == null || above.Contains(role.UnitId)), cancellationToken);
    }

    /// <summary>Sets the account's roles.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="roleIds">All its roles.</param>
    /// <param name="known">The account's <c>ConcurrencyStamp</c> as the form showed it; null: whatever it is by now.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AccountChangedException">Somebody else changed the account since.</exception>
    public async Task HandleAsync(string? userId, IReadOnlyCollection<long> roleIds, string? known, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(userId, cancellationToken);
        authority.RefuseSelf(user);
        if (await PrepareAsync(user, user.UnitId, roleIds, cancellationToken) is { } change)
        {
            await writer.ExecuteIfAsync(
                Entry(user.UserName!, change),
                async (transaction, _) => await SetAsync(transaction, user.Id, change, known) ? true : throw new AccountChangedException(user.DisplayName),
                cancellationToken);
        }
    }

    /// <summary>Finds that the roles may be set, and what that changes; null if it changes nothing.</summary>
    /// <param name="user">The account, which whoever acts may manage; null for one that is about to be added.</param>
    /// <param name="unitId">The unit to which it belongs or is about to.</param>
    /// <param name="roleIds">All its roles.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="NotFoundException">A role is none that is offered for that unit.</exception>
    /// <exception cref="RoleBeyondAuthorityException">A role that is given or taken holds more than whoever acts.</exception>
    /// <exception cref="OwnAccountException">It is the actor's own account.</exception>
    public async Task<RoleChange?> PrepareAsync(User? user, long unitId, IReadOnlyCollection<long> roleIds, CancellationToken cancellationToken)
    {
        var held = user is null ? [] : await RoleRights.OfUserAsync(db, catalog, user.Id, cancellationToken);
        var wanted = roleIds.Distinct().ToList();
        var given = wanted.Except(held.Select(role => role.RoleId)).ToList();
        var taken = held.Where(role => !wanted.Contains(role.RoleId)).ToList();
        if (given.Count + taken.Count == 0)
            return null;
        if (user is not null)
            authority.RefuseSelf(user);
        if (given.Count > 0)
            authority.RequirePerson();
        var offered = (await OfferAsync(unitId, cancellationToken)).ToDictionary(role => role.RoleId);
        var added = given.ConvertAll(id => offered.GetValueOrDefault(id) ?? throw new NotFoundException("角色", id));
        if (added.Concat(taken).FirstOrDefault(role => !authority.Covers(role)) is { } beyond)
            throw new RoleBeyondAuthorityException(beyond.Name);
        await RefuseWiderAsync(user, unitId, added, cancellationToken);
        var kept = held.Except(taken).ToList();
        return new RoleChange([.. held.Select(role => role.Name)], [.. kept.Concat(added).Select(role => role.Name)], wanted);
    }

    // Areas may have been assigned by somebody who reaches farther: a role must not open them to the account.
    private async Task RefuseWiderAsync(User? user, long unitId, List<RoleRights> added, CancellationToken cancellationToken)
    {
        if (user is null || added.Count == 0)
            return;
        var areas = await db.UserUnits.Where(row => row.UserId == user.Id).Select(row => row.UnitId).ToListAsync(cancellationToken);
        foreach (var role in added)
        {
            if (!authority.Covers(await reader.ScopeAsync(unitId, new HashSet<DataScopeKind> { role.Scope }, areas, cancellationToken)))
                throw new RoleBeyondAuthorityException(role.Name);
        }
    }

    /// <summary>Makes the change as a part of a transaction.</summary>
    public Task ApplyAsync(WriteTransaction transaction, string userId, string userName, RoleChange change, CancellationToken cancellationToken)
        => writer.ExecuteIfAsync(transaction, Entry(userName, change), (_, _) => SetAsync(transaction, userId, change, known: null), cancellationToken);

    private static AuditEntry Entry(string userName, RoleChange change)
        => new("Identity.RolesAssigned", "account:" + userName, AuditState.Of(new { roles = change.Before }), AuditState.Of(new { roles = change.After }));

    private async Task<bool> SetAsync(WriteTransaction transaction, string userId, RoleChange change, string? known)
    {
        await authority.LockAsync(transaction);
        if (!await AccountWriter.RenewStampsAsync(transaction, userId, known))
            return false;
        await AccountWriter.SetRolesAsync(transaction, userId, change.RoleIds);
        return true;
    }
}
