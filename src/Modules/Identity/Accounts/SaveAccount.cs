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
    /// <summary>Saves.</summary>
    public async Task<SavedAccount> HandleAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        await CheckAsync(command, cancellationToken);
        return command.Id is null ? await AddAsync(command, cancellationToken) : await ChangeAsync(command, cancellationToken);
    }

    private async Task<SavedAccount> AddAsync(SaveAccountCommand command, CancellationToken cancellationToken)
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
        var isNew = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.AccountAdded", "account:" + account.UserName, null, State(command)),
            async (transaction, now) =>
            {
                if (!await AccountWriter.AddAsync(transaction, account, now))
                    return false;
                await AccountWriter.SetAreasAsync(transaction, account.Id, command.Areas);
                return true;
            },
            cancellationToken);
        return isNew ? new SavedAccount(account.Id, password) : throw new UserNameTakenException(account.UserName);
    }

    private async Task<SavedAccount> ChangeAsync(SaveAccountCommand command, CancellationToken cancellationToken)
    {
        var user = await authority.RequireUserAsync(command.Id, cancellationToken);
        var areas = await db.UserUnits.Where(row => row.UserId == user.Id).Select(row => row.UnitId).Order().ToListAsync(cancellationToken);

        // Areas that whoever acts can't see were not in front of them: they stay.
        var wanted = command.Areas.Union(areas.Where(area => !authority.MayReach(area))).Order().ToList();
        var rightsChange = user.UnitId != command.UnitId || user.Enabled != command.Enabled || user.CaRequired != command.CaRequired || user.ValidFrom != command.ValidFrom
            || user.ValidTo != command.ValidTo || !areas.SequenceEqual(wanted);
        if (rightsChange)
            authority.RefuseSelf(user);

        var before = State(user, areas);
        Apply(command, user);
        var after = State(user, wanted);
        if (after == before)
            return new SavedAccount(user.Id, null);
        var isSaved = await writer.ExecuteIfAsync(
            new AuditEntry("Identity.AccountChanged", "account:" + user.UserName, before, after),
            async (transaction, _) =>
            {
                if (!await AccountWriter.ChangeAsync(transaction, user, command.ConcurrencyStamp))
                    return false;
                if (!rightsChange)
                    return true;
                await AccountWriter.SetAreasAsync(transaction, user.Id, wanted);
                await AccountWriter.RenewStampAsync(transaction, user.Id);
                return true;
            },
            cancellationToken);
        return isSaved ? new SavedAccount(user.Id, null) : throw new AccountChangedException(user.DisplayName);
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
        if (!await authority.ReachesAsync(command.Areas, cancellationToken))
            errors.Add(nameof(command.Areas), "辖区须在您的数据范围之内");
        errors.ThrowIfAny();
    }

    private static string State(SaveAccountCommand command)
        => AuditState.Of(new { command.DisplayName, command.Title, PhoneNumber = command.Phone, command.Email, command.UnitId, command.Enabled, command.CaRequired, command.ValidFrom, command.ValidTo, command.Areas });

    private static string State(User user, IReadOnlyList<long> areas)
        => AuditState.Of(new { user.DisplayName, user.Title, user.PhoneNumber, user.Email, user.UnitId, user.Enabled, user.CaRequired, user.ValidFrom, user.ValidTo, Areas = areas });
}
