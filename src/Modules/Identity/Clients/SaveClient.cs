using Dapper;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Accounts;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Identity.Roles;
using PayHall.Identity.Tokens;

namespace PayHall.Identity.Clients;

/// <summary>新增、修改接口客户端 (I-11). Nobody grants a client a permission, data scope or unit beyond their own.</summary>
internal sealed class SaveClient(PermissionCatalog catalog, ClientAuthority clients, Authority authority, AuditedWriter writer)
{
    /// <summary>Saves; answers the secret of a new client, which is shown once, or null.</summary>
    public async Task<string?> HandleAsync(SaveClientCommand command, CancellationToken cancellationToken)
    {
        clients.RequirePerson();
        var known = command.Revision is null ? default : await clients.RequireAsync(command.ClientId, cancellationToken);
        await CheckAsync(command, cancellationToken);
        RefuseEscalation(command, known.Held);
        if (known.Client is null)
            return await AddAsync(command, cancellationToken);
        await ChangeAsync(command, known.Client, known.Held!, cancellationToken);
        return null;
    }

    private async Task<string> AddAsync(SaveClientCommand command, CancellationToken cancellationToken)
    {
        var id = command.ClientId!.Trim();
        var secret = RandomSecrets.New();
        var isNew = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.ClientAdded", "client:" + id, null, State(command)),
            async (transaction, now) =>
            {
                var added = await transaction.Connection.ExecuteAsync(
                    """
                    INSERT INTO identity_clients (id, name, unit_id, scope, enabled, version, revision, valid_to, created_at)
                    VALUES (@Id, @Name, @UnitId, @Scope, @Enabled, 1, 1, @ValidTo, @Now)
                    ON CONFLICT (id) DO NOTHING
                    """,
                    Parameters(command, id, now),
                    transaction.Transaction);
                if (added == 0)
                    return false;
                await ClientWriter.AddSecretAsync(transaction, id, secret, now);
                await ClientWriter.SetPermissionsAsync(transaction, id, command.Permissions, catalog);
                return true;
            },
            cancellationToken);
        return isNew ? secret : throw new ClientIdTakenException(id);
    }

    private async Task ChangeAsync(SaveClientCommand command, Client client, IReadOnlySet<string> held, CancellationToken cancellationToken)
    {
        var before = AuditState.Of(new { client.Name, client.UnitId, client.Scope, client.Enabled, client.ValidTo, Permissions = held.Order(StringComparer.Ordinal) });
        var isSaved = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.ClientChanged", "client:" + client.Id, before, State(command)),
            async (transaction, now) =>
            {
                var changed = await transaction.Connection.ExecuteAsync(
                    """
                    UPDATE identity_clients SET name = @Name, unit_id = @UnitId, scope = @Scope, enabled = @Enabled, valid_to = @ValidTo, revision = revision + 1,
                        version = CASE WHEN enabled AND NOT @Enabled THEN version + 1 ELSE version END
                    WHERE id = @Id AND revision = @Revision AND deleted_at IS NULL
                    """,
                    Parameters(command, client.Id, now),
                    transaction.Transaction);
                if (changed == 0)
                    return false;
                await ClientWriter.SetPermissionsAsync(transaction, client.Id, command.Permissions, catalog);
                return true;
            },
            cancellationToken);
        if (!isSaved)
            throw new ClientChangedException(client.Name);
    }

    private void RefuseEscalation(SaveClientCommand command, IReadOnlySet<string>? held)
    {
        if (!authority.MayGrant(command.Scope))
            throw new ClientBeyondAuthorityException(command.Name!.Trim());
        foreach (var permission in catalog.Require(command.Permissions, nameof(command.Permissions)))
        {
            if (!authority.MayGrant(permission.Name) && held?.Contains(permission.Name) != true)
                throw new PermissionBeyondAuthorityException(permission.Title);
        }
    }

    private async Task CheckAsync(SaveClientCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (command.Revision is null && !ClientIds.IsValid(command.ClientId?.Trim() ?? ""))
            errors.Add(nameof(command.ClientId), "客户端标识为 2 到 {0} 个字母、数字或 - _ .", ClientIds.MaxLength);
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Trim().Length > 50)
            errors.Add(nameof(command.Name), "请输入名称，不超过 {0} 个字符", 50);
        if (!await authority.ReachesAsync(command.UnitId, cancellationToken))
            errors.Add(nameof(command.UnitId), "请选择归属机构");
        if (!ClientScopes.All.Contains(command.Scope))
            errors.Add(nameof(command.Scope), "请选择数据范围");
        errors.ThrowIfAny();
    }

    private static object Parameters(SaveClientCommand command, string id, long now) => new
    {
        Id = id,
        command.Revision,
        Name = command.Name!.Trim(),
        command.UnitId,
        Scope = (int)command.Scope,
        command.Enabled,
        ValidTo = AccountWriter.ToNumber(command.ValidTo),
        Now = now,
    };

    private static string State(SaveClientCommand command)
        => AuditState.Of(new { command.Name, command.UnitId, command.Scope, command.Enabled, command.ValidTo, Permissions = command.Permissions.Order(StringComparer.Ordinal) });
}
