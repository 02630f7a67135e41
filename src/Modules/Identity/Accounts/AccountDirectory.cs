using Dapper;
using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Auditing;
using PayHall.Identity.Certificates;
using PayHall.Identity.Data;
using PayHall.Identity.Organizations;
using PayHall.Identity.Passwords;
using PayHall.Organizations;
using PayHall.Settings;

namespace PayHall.Identity.Accounts;

/// <summary>Accounts as other modules see them. What they ask for is their own rule, so no limit of the actor's own rights applies.</summary>
internal sealed class AccountDirectory(IdentityDb db, AuditedWriter writer, PasswordHashing hashing, PasswordGuidance guidance, ISettings<CertificateSettings> certificates) : IAccountDirectory
{
    /// <inheritdoc />
    public async Task<AccountInfo> EnsureAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (await FindAsync(draft.UserName, cancellationToken) is { } existing)
            return existing;
        var account = await NewAsync(draft, cancellationToken);
        var isNew = await writer.ExecuteIfAsync(Entry(draft), (transaction, now) => AddAsync(transaction, draft, account, now), cancellationToken);
        return isNew ? Info(account) : (await FindAsync(draft.UserName, cancellationToken))!;
    }

    /// <inheritdoc />
    public async Task<AccountAddition> PrepareAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var account = await NewAsync(draft, cancellationToken);
        return async (transaction, cancellation) =>
            await writer.ExecuteIfAsync(transaction, Entry(draft), (_, now) => AddAsync(transaction, draft, account, now), cancellation)
                ? Info(account)
                : throw new UserNameTakenException(account.UserName);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken)
        => await db.AllUsers.Where(user => accountIds.Contains(user.Id))
            .Select(user => new { user.Id, user.DisplayName })
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, StringComparer.Ordinal, cancellationToken);

    /// <inheritdoc />
    public async Task<AccountInfo?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        var name = UserNames.Normalize(userName);
        return await db.AllUsers.Where(user => user.NormalizedUserName == name)
            .Select(user => new AccountInfo(user.Id, user.UserName!, user.DisplayName, false))
            .FirstOrDefaultAsync(cancellationToken);
    }

    // The hashes take long on purpose, so they are made before the transaction and not within it; the unit is found in it.
    private async Task<NewAccount> NewAsync(AccountDraft draft, CancellationToken cancellationToken) => new()
    {
        UserName = draft.UserName.Trim(),
        DisplayName = draft.DisplayName,
        Title = draft.Title,
        Phone = draft.Phone,
        UnitId = 0,
        PasswordHash = await hashing.HashAsync(draft.Password ?? await guidance.InitialAsync(cancellationToken), cancellationToken),
        MustChangePassword = draft.Password is null || draft.MustChangePassword,
        CaRequired = draft.CaRequired ?? (await certificates.GetAsync(cancellationToken)).RequiredForNewAccounts,
        PaymentPasswordHash = draft.PaymentPassword is null ? null : await hashing.HashAsync(draft.PaymentPassword, cancellationToken),
    };

    private static async Task<bool> AddAsync(WriteTransaction transaction, AccountDraft draft, NewAccount account, long now)
    {
        // Before the account, as with every change of rights: the other way round two wait for each other.
        await AuditedWriter.RaiseVersionAsync(transaction);
        var (unitId, roleIds) = await ResolveAsync(transaction, draft);
        if (!await AccountWriter.AddAsync(transaction, account with { UnitId = unitId }, now))
            return false;
        await AccountWriter.SetRolesAsync(transaction, account.Id, roleIds);
        return true;
    }

    private static AccountInfo Info(NewAccount account) => new(account.Id, account.UserName, account.DisplayName, Created: true);

    private static AuditEntry Entry(AccountDraft draft)
        => new("Identity.AccountAdded", "account:" + draft.UserName.Trim(), null, AuditState.Of(new { draft.DisplayName, draft.UnitCode, draft.Roles }));

    private static async Task<(long UnitId, IReadOnlyList<long> RoleIds)> ResolveAsync(WriteTransaction transaction, AccountDraft draft)
    {
        var errors = new InputErrors();
        if (!UserNames.IsValid(draft.UserName.Trim()))
            errors.Add("userName", "用户名为 2 到 {0} 个字母、数字或 _ - . @", UserNames.MaxLength);
        var unit = await UnitTable.FindAsync(transaction, draft.UnitCode);
        if (unit is null)
            errors.Add("unit", "没有编码为 {0} 的机构", draft.UnitCode);
        var roles = (await transaction.Connection.QueryAsync<(long Id, string Name, string? Stereotype)>(
            "SELECT id, name, stereotype FROM identity_roles WHERE unit_id IS NULL OR unit_id = @Id", new { unit?.Id }, transaction.Transaction))
            .Where(role => draft.Roles.Contains(role.Name) || draft.Roles.Contains(role.Stereotype))
            .ToList();
        foreach (var missing in draft.Roles.Where(name => !roles.Exists(role => role.Name == name || role.Stereotype == name)))
            errors.Add("roles", "没有名为 {0} 的角色", missing);
        errors.ThrowIfAny();
        return (unit!.Id, [.. roles.Select(role => role.Id).Distinct()]);
    }
}
