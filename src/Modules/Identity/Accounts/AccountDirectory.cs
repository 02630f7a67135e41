using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Passwords;
using PayHall.Organizations;

namespace PayHall.Identity.Accounts;

/// <summary>Accounts as other modules see them. What they ask for is their own rule, so no limit of the actor's own rights applies.</summary>
internal sealed class AccountDirectory(
    IdentityDb db,
    AuditedWriter writer,
    PasswordHashing hashing,
    PasswordGuidance guidance) : IAccountDirectory
{
    /// <inheritdoc />
    public async Task<AccountInfo> EnsureAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (await FindAsync(draft.UserName, cancellationToken) is { } existing)
            return existing;

        var (unitId, roleIds) = await ResolveAsync(draft, cancellationToken);
        var account = new NewAccount
        {
            UserName = draft.UserName.Trim(),
            DisplayName = draft.DisplayName,
            Title = draft.Title,
            Phone = draft.Phone,
            UnitId = unitId,
            PasswordHash = await hashing.HashAsync(draft.Password ?? await guidance.InitialAsync(cancellationToken), cancellationToken),
            MustChangePassword = draft.Password is null,
            PaymentPasswordHash = draft.PaymentPassword is null ? null : await hashing.HashAsync(draft.PaymentPassword, cancellationToken),
        };
        var entry = new AuditEntry("Identity.AccountAdded", "account:" + account.UserName, null, AuditedWriter.State(new { account.DisplayName, draft.UnitCode, draft.Roles }));
        var isNew = await writer.ExecuteIfAsync(
            entry,
            async (transaction, now) =>
            {
                if (!await AccountWriter.AddAsync(transaction, account, now))
                    return false;
                await AccountWriter.SetRolesAsync(transaction, account.Id, roleIds);
                return true;
            },
            cancellationToken);
        return isNew
            ? new AccountInfo(account.Id, account.UserName, account.DisplayName, Created: true)
            : (await FindAsync(draft.UserName, cancellationToken))!;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
        => await db.AllUsers.Where(user => accountIds.Contains(user.Id))
            .Select(user => new { user.Id, user.DisplayName })
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, StringComparer.Ordinal, cancellationToken);

    private async Task<AccountInfo?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        var name = UserNames.Normalize(userName);
        return await db.AllUsers.Where(user => user.NormalizedUserName == name)
            .Select(user => new AccountInfo(user.Id, user.UserName!, user.DisplayName, false))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<(long UnitId, IReadOnlyList<long> RoleIds)> ResolveAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (!UserNames.IsValid(draft.UserName.Trim()))
            errors.Add("userName", "用户名为 2 到 {0} 个字母、数字或 _ - . @", UserNames.MaxLength);
        var unit = await db.AllUnits.Where(candidate => candidate.Code == draft.UnitCode).Select(candidate => (long?)candidate.Id).FirstOrDefaultAsync(cancellationToken);
        if (unit is null)
            errors.Add("unit", "没有编码为 {0} 的机构", draft.UnitCode);
        var roles = await db.AllRoles
            .Where(role => (role.UnitId == null || role.UnitId == unit) && (draft.Roles.Contains(role.Name) || draft.Roles.Contains(role.Stereotype!)))
            .Select(role => new { role.Id, role.Name, role.Stereotype })
            .ToListAsync(cancellationToken);
        foreach (var missing in draft.Roles.Where(name => !roles.Exists(role => role.Name == name || role.Stereotype == name)))
            errors.Add("roles", "没有名为 {0} 的角色", missing);
        errors.ThrowIfAny();
        return (unit!.Value, [.. roles.Select(role => role.Id).Distinct()]);
    }
}
