using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Security;

namespace PayHall.Identity.Roles;

/// <summary>
/// 新增、修改角色 and its permissions (S-05, I-09). Nobody changes a role that is wider than themselves, grants a permission or
/// scope they don't hold, or moves a role to a unit they can't reach. A machine client makes no roles: it must not make itself successors
/// that outlive its own revocation.
/// </summary>
internal sealed class SaveRole(IdentityDb db, PermissionCatalog catalog, AuditedWriter writer, Authority authority, AccessContext access)
{
    /// <summary>Saves; answers the role's id.</summary>
    public async Task<long> HandleAsync(SaveRoleCommand command, CancellationToken cancellationToken)
    {
        if (command.Id is not { } id)
        {
            await CheckNewAsync(command, cancellationToken);
            return await writer.ExecuteAsync(AddedEntry(command), (transaction, now) => InsertAsync(transaction, command, now), cancellationToken);
        }

        authority.RequirePerson();
        var role = await db.Roles.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken) ?? throw new NotFoundException("角色", id);
        var held = await HeldAsync(role, cancellationToken);
        await CheckAsync(command, role, cancellationToken);
        RefuseEscalation(command, held);
        return await ChangeAsync(command, role, held, cancellationToken);
    }

    /// <summary>Finds that a role may be added.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task CheckNewAsync(SaveRoleCommand command, CancellationToken cancellationToken)
    {
        authority.RequirePerson();
        await CheckAsync(command, null, cancellationToken);
        RefuseEscalation(command, null);
    }

    /// <summary>Adds a role that was found good, as a part of a transaction; answers its id.</summary>
    /// <exception cref="RoleNameTakenException">The unit has a role of that name.</exception>
    public async Task<long> AddAsync(WriteTransaction transaction, SaveRoleCommand command, CancellationToken cancellationToken)
    {
        var id = 0L;
        await writer.ExecuteIfAsync(
            transaction,
            AddedEntry(command),
            async (_, now) =>
            {
                id = await InsertAsync(transaction, command, now);
                return true;
            },
            cancellationToken);
        return id;
    }

    /// <summary>True if whoever acts may change the role.</summary>
    public bool MayChange(Role role, RoleRights rights)
        => (role.UnitId is null ? access.Scope.IsAll : authority.MayReach(role.UnitId)) && authority.Covers(rights);

    private async Task<RoleRights> HeldAsync(Role role, CancellationToken cancellationToken)
    {
        var rights = (await RoleRights.OfAsync(db, catalog, db.AllRoles.Where(candidate => candidate.Id == role.Id), cancellationToken))[0];
        if (!MayChange(role, rights))
            throw role.BuiltIn ? new BuiltInRoleException(role.Name) : new RoleBeyondAuthorityException(role.Name);
        return rights;
    }

    private void RefuseEscalation(SaveRoleCommand command, RoleRights? held)
    {
        if (!authority.MayGrant(command.Scope))
            throw new RoleBeyondAuthorityException(command.Name!.Trim());
        foreach (var permission in catalog.Require(command.Permissions, nameof(command.Permissions)))
        {
            if (!authority.MayGrant(permission.Name) && held?.Permissions.Contains(permission.Name) != true)
                throw new PermissionBeyondAuthorityException(permission.Title);
        }
    }

    private async Task<long> InsertAsync(WriteTransaction transaction, SaveRoleCommand command, long now)
    {
        await authority.LockAsync(transaction);
        var id = await transaction.Connection.ExecuteScalarAsync<long?>(
            """
            INSERT INTO identity_roles (name, stereotype, built_in, customized, unit_id, type, scope, description, revision, created_at)
            VALUES (@Name, NULL, @No, @No, @UnitId, @Type, @Scope, @Description, 1, @Now)
            ON CONFLICT DO NOTHING RETURNING id
            """,
            Parameters(command, now),
            transaction.Transaction) ?? throw new RoleNameTakenException(command.Name!.Trim());
        await SetPermissionsAsync(transaction, id, command.Permissions);
        return id;
    }

    private async Task<long> ChangeAsync(SaveRoleCommand command, Role role, RoleRights held, CancellationToken cancellationToken)
    {
        var name = command.Name!.Trim();
        var samePermissions = held.Permissions.SetEquals(command.Permissions);
        if (await db.AllRoles.AnyAsync(other => other.Id != role.Id && other.Name == name && other.UnitId == (role.BuiltIn ? null : command.UnitId), cancellationToken))
            throw new RoleNameTakenException(name);
        var before = AuditState.Of(new { role.Name, role.UnitId, role.Type, role.Scope, role.Description, Permissions = held.Permissions.Order(StringComparer.Ordinal) });
        var isSaved = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.RoleChanged", "role:" + role.Name, before, State(command)),
            async (transaction, now) =>
            {
                await authority.LockAsync(transaction);
                var affected = await transaction.Connection.ExecuteAsync(
                    """
                    UPDATE identity_roles SET name = @Name, unit_id = CASE WHEN built_in THEN unit_id ELSE @UnitId END, type = @Type, scope = @Scope,
                        description = @Description, revision = revision + 1, customized = (customized OR (built_in AND @PermissionsChanged))
                    WHERE id = @Id AND revision = @Revision
                    """,
                    Parameters(command, now, !samePermissions),
                    transaction.Transaction);
                if (affected == 0)
                    return false;
                if (!samePermissions)
                    await SetPermissionsAsync(transaction, role.Id, command.Permissions);
                return true;
            },
            cancellationToken);
        return isSaved ? role.Id : throw new RoleChangedException(role.Name);
    }

    // Permissions of features that are switched off stay as they are: nobody sees them, and they count again when the feature comes back.
    private async Task SetPermissionsAsync(WriteTransaction transaction, long roleId, IEnumerable<string> permissions)
    {
        await transaction.Connection.ExecuteAsync(
            $"DELETE FROM identity_role_permissions WHERE role_id = @Id AND permission {transaction.In("Known")}", new { Id = roleId, Known = catalog.Names }, transaction.Transaction);
        foreach (var permission in permissions.Distinct(StringComparer.Ordinal))
            await transaction.Connection.ExecuteAsync("INSERT INTO identity_role_permissions (role_id, permission) VALUES (@Id, @Permission)", new { Id = roleId, Permission = permission }, transaction.Transaction);
    }

    private async Task CheckAsync(SaveRoleCommand command, Role? role, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Trim().Length > 50)
            errors.Add(nameof(command.Name), "请输入角色名称，不超过 {0} 个字符", 50);
        if (role?.BuiltIn != true && !await authority.ReachesAsync(command.UnitId, cancellationToken))
            errors.Add(nameof(command.UnitId), "请选择归属机构");
        if (!RoleTypes.All.ContainsKey(command.Type ?? ""))
            errors.Add(nameof(command.Type), "请选择角色类型");
        if (!ScopeNames.All.ContainsKey(command.Scope))
            errors.Add(nameof(command.Scope), "请选择数据范围");
        else if (role?.Stereotype is Stereotypes.TenantAdministrator or Stereotypes.PlatformAdministrator && command.Scope != DataScopeKind.All)
            errors.Add(nameof(command.Scope), "{0} 的数据范围须为全部数据：否则没有人能管理整个系统", role.Name);
        if (command.Description?.Length > 200)
            errors.Add(nameof(command.Description), "不能超过 {0} 个字符", 200);
        errors.ThrowIfAny();
    }

    private static object Parameters(SaveRoleCommand command, long now, bool permissionsChanged = false) => new
    {
        command.Id,
        command.Revision,
        Name = command.Name!.Trim(),
        command.UnitId,
        command.Type,
        Scope = (int)command.Scope,
        Description = command.Description?.Trim() ?? "",
        PermissionsChanged = permissionsChanged,
        No = false,
        Now = now,
    };

    private static AuditEntry AddedEntry(SaveRoleCommand command) => new("Identity.RoleAdded", "role:" + command.Name!.Trim(), null, State(command));

    private static string State(SaveRoleCommand command)
        => AuditState.Of(new { command.Name, command.UnitId, command.Type, command.Scope, command.Description, Permissions = command.Permissions.Order(StringComparer.Ordinal) });
}
