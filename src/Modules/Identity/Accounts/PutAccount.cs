using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Security;

namespace PayHall.Identity.Accounts;

/// <summary>新增、修改账号 and 分配角色 at once (S-04): both are saved, or neither is.</summary>
internal sealed class PutAccount(SaveAccount save, AssignRoles assign, ITenantWriter writer, AuditedWriter audited, AccessContext access)
{
    /// <summary>Saves.</summary>
    /// <param name="command">The account.</param>
    /// <param name="roleIds">All its roles; null leaves them as they are.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">A field is wrong.</exception>
    /// <exception cref="RolesNotYoursException">Roles are given or taken by somebody who assigns none.</exception>
    public async Task<SavedAccount> HandleAsync(SaveAccountCommand command, IReadOnlyCollection<long>? roleIds, CancellationToken cancellationToken)
    {
        var account = await save.PrepareAsync(command, cancellationToken);
        var roles = roleIds is null ? null : await PrepareRolesAsync(account, command.UnitId!.Value, roleIds, cancellationToken);
        return await writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                await audited.ExecuteIfAsync(transaction, account.Entry, account.Work, cancellation);
                if (roles is not null)
                    await assign.ApplyAsync(transaction, account.Saved.Id, account.Saved.UserName, roles, cancellation);
                return account.Saved;
            },
            cancellationToken);
    }

    private async Task<RoleChange?> PrepareRolesAsync(PreparedAccount account, long unitId, IReadOnlyCollection<long> roleIds, CancellationToken cancellationToken)
    {
        try
        {
            var change = await assign.PrepareAsync(account.User, unitId, roleIds, cancellationToken);
            return change is null || access.Holds(Permissions.AssignRoles) ? change : throw new RolesNotYoursException();
        }
        catch (NotFoundException missing)
        {
            // The role is a part of what was sent, not what the call is about.
            var errors = new InputErrors();
            errors.Add("RoleIds", missing.MessageKey, [.. missing.Arguments]);
            throw new InputException(errors);
        }
    }
}
