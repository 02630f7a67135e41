using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Auditing;
using PayHall.Identity.Data;
using PayHall.Identity.Passwords;

namespace PayHall.Identity.Accounts;

/// <summary>新增、修改账号 (S-04) within the data scope and the actor's own rights.</summary>
internal sealed class SaveAccount(IdentityDb db, AuditedWriter writer, Authority authority, PasswordHashing hashing, PasswordGuidance guidance)
{
    /// <summary>Saves; what is as it was is neither written nor recorded.</summary>
    public async Task<SavedAccount> HandleAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(command, cancellationToken);
        await writer.ExecuteIfAsync(prepared.Entry, prepared.Work, cancellationToken);
        return prepared.Saved;
    }

    /// <summary>Finds that the account may be saved, and what is to be written for it.</summary>
    /// <exception cref="InputException">A field is wrong.</exception>
    public async Task<PreparedAccount> PrepareAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        await CheckAsync(command, cancellationToken);
        return command.Id is null ? await PrepareNewAsync(command, cancellationToken) : await PrepareChangeAsync(command, cancellationToken);
    }

    private async Task<PreparedAccount> PrepareNewAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        var password = await guidance.InitialAsync(cancellationToken);
        var account = new NewAccount
        {
            UserName = command.UserName!.Trim(),
            DisplayName = command.DisplayName!.Trim(),
            Title = command.Title?.Trim() ?? "",
            Phone = command.Phone?.Trim() ?? "",
            Email = command.Email?.Trim() ?? "",
            UnitId = command.UnitId!.Value,
            Enabled = command.Enabled,
            ValidFrom = command.ValidFrom,
            ValidTo = command.ValidTo,
            PasswordHash = await hashing.HashAsync(password, cancellationToken),
            MustChangePassword = true,
            CaRequired = command.CaRequired,
        };
        return new PreparedAccount(
            null,
            new SavedAccount(account.Id, account.UserName, password),
            new AuditEntry("Identity.AccountAdded", "account:" + account.UserName, null, State(command, command.Areas ?? [])),
            async (transaction, now) =>
            {
                await authority.LockAsync(transaction);
                if (!await AccountWriter.AddAsync(transaction, account, now))
                    throw new UserNameTakenException(account.UserName);
                await AccountWriter.SetAreasAsync(transaction, account.Id, command.Areas ?? []);
                return true;
            });
    }

    private async Task<PreparedAccount> PrepareChangeAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(command.Id, cancellationToken);
        var areas = await db.UserUnits.Where(row => row.UserId == user.Id).Select(row => row.UnitId).Order().ToListAsync(cancellationToken);

        // Areas that whoever acts can't see were not in front of them: they stay.
        var wanted = command.Areas?.Union(areas.Where(area => !authority.MayReach(area))).Order().ToList() ?? areas;
        var rightsChange = user.UnitId != command.UnitId || user.Enabled != command.Enabled || user.CaRequired != command.CaRequired || user.ValidFrom != command.ValidFrom
            || user.ValidTo != command.ValidTo || !areas.SequenceEqual(wanted);
        if (rightsChange)
            authority.RefuseSelf(user);

        var before = State(user, areas);
        Apply(command, user);
        var after = State(user, wanted);
        var entry = new AuditEntry("Identity.AccountChanged", "account:" + user.UserName, before, after);
        return new PreparedAccount(user, new SavedAccount(user.Id, user.UserName!, null), entry, async (transaction, _) =>
        {
            if (after == before)
                return false;
            if (rightsChange)
                await authority.LockAsync(transaction);
            if (!await AccountWriter.ChangeAsync(transaction, user, command.ConcurrencyStamp))
                throw new AccountChangedException(user.DisplayName);
            if (rightsChange)
            {
                await AccountWriter.SetAreasAsync(transaction, user.Id, wanted);
                await AccountWriter.RenewStampAsync(transaction, user.Id);
            }

            return true;
        });
    }

    private static void Apply(SaveAccountCommand command, User user)
    {
        user.DisplayName = command.DisplayName!.Trim();
        user.Title = command.Title?.Trim() ?? "";
        user.PhoneNumber = command.Phone?.Trim() ?? "";
        user.Email = command.Email?.Trim() ?? "";
        user.UnitId = command.UnitId!.Value;
        user.Enabled = command.Enabled;
        user.CaRequired = command.CaRequired;
        user.ValidFrom = command.ValidFrom;
        user.ValidTo = command.ValidTo;
    }

    private async Task CheckAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        if (command.Id is null && !UserNames.IsValid(command.UserName?.Trim() ?? ""))
            errors.Add(nameof(command.UserName), "用户名为 2 到 {0} 个字母、数字或 _ - . @", UserNames.MaxLength);
        ContactRules.Check(errors, command.DisplayName, command.Phone, command.Email);
        if (command.Title?.Length > 50)
            errors.Add(nameof(command.Title), "不能超过 {0} 个字符", 50);
        if (!await authority.ReachesAsync(command.UnitId, cancellationToken))
            errors.Add(nameof(command.UnitId), "请选择所属机构");
        if (command.ValidTo < command.ValidFrom)
            errors.Add(nameof(command.ValidTo), "有效期的截止日不能早于起始日");
        if (!await authority.ReachesAllBelowAsync(command.Areas ?? [], cancellationToken))
            errors.Add(nameof(command.Areas), "辖区须在您的数据范围之内");
        errors.ThrowIfAny();
    }

    private static string State(SaveAccountCommand command, IReadOnlyList<long> areas)
        => AuditState.Of(new { command.DisplayName, command.Title, PhoneNumber = command.Phone, command.Email, command.UnitId, command.Enabled, command.CaRequired, command.ValidFrom, command.ValidTo, Areas = areas });

    private static string State(User user, IReadOnlyList<long> areas)
        => AuditState.Of(new { user.DisplayName, user.Title, user.PhoneNumber, user.Email, user.UnitId, user.Enabled, user.CaRequired, user.ValidFrom, user.ValidTo, Areas = areas });
}
