using System.Text.RegularExpressions;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Members;

/// <summary>
/// Registers a member (S-30, S-35): its organisation unit, its funds account and, once, its first administrator account with the two
/// built-in roles, all in one transaction or none. Name and superior may change later; code and kind may not. Units and accounts that
/// exist and are not this member's are never touched: their codes and sign-in names are refused. Nobody registers or changes a member beyond
/// their data scope.
/// </summary>
internal sealed partial class PutMember(
    ITenantWriter writer, IOrganizationDirectory organizations, IAccountDirectory accounts, ISettings<SettlementSettings> settings, MemberRegister register)
{
    private const string MemberUnit = "Member";

    /// <summary>Adds what is wrong with the command to <paramref name="errors"/>.</summary>
    public async Task ValidateAsync(PutMemberCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        // The code is the administrator's sign-in name as well, hence two characters at least.
        if (CodePattern().IsMatch(command.Code))
            await CheckCodeAsync(command.Code, errors, cancellationToken);
        else
            errors.AddOnce("code", "会员编号应为 2 到 32 位字母、数字、下划线或连字符");
        if (command.Superior is not null)
            await CheckSuperiorAsync(command, errors, cancellationToken);
    }

    /// <exception cref="InputException">The code is malformed or taken, or the superior does not fit.</exception>
    /// <exception cref="NotFoundException">The member, or the exchange where the member is new, lies beyond the caller's data scope.</exception>
    /// <exception cref="MemberKindFixedException">The member exists with another kind.</exception>
    public async Task<MemberView> HandleAsync(PutMemberCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        await ValidateAsync(command, errors, cancellationToken);
        errors.ThrowIfAny();
        var exchange = await organizations.FindAsync((await settings.GetAsync(cancellationToken)).ExchangeUnit, cancellationToken);
        var superior = command.Superior is null ? null : await register.FindAsync(command.Superior, cancellationToken);
        var addAdministrator = await register.FindAsync(command.Code, cancellationToken) is { Administrator.Length: > 0 }
            ? null
            : await accounts.PrepareAsync(Administrator(command), cancellationToken);
        return await writer.ExecuteAsync((transaction, token) => WriteAsync(transaction, command, exchange?.Code, superior?.Id, addAdministrator, token), cancellationToken);
    }

    private async Task CheckCodeAsync(string code, InputErrors errors, CancellationToken cancellationToken)
    {
        var member = await register.FindInAnyCaseAsync(code, cancellationToken);
        await RequireReachAsync(code, member, cancellationToken);
        if (member is not null && member.Code != code)
            errors.AddOnce("code", "会员编号 {0} 与已有会员 {1} 只有大小写不同，请核对编号", code, member.Code);
        else if (member is null && await organizations.FindAsync(code, cancellationToken) is { Kind: not MemberUnit } unit)
            errors.AddOnce("code", "编号 {0} 已是机构“{1}”的编码，请换一个会员编号", code, unit.Name);
        else if (member is not { Administrator.Length: > 0 } && await accounts.FindAsync(code, cancellationToken) is { } account)
            errors.AddOnce("code", "会员编号也是管理员的登录名，而 {0} 已被其他账号使用，请换一个会员编号", account.UserName);
    }

    // Before anything is said about the code: what stands under it may be another member's.
    private async Task RequireReachAsync(string code, Member? member, CancellationToken cancellationToken)
    {
        if (register.MayReach(null))
            return;
        var unit = member?.Id ?? (await organizations.FindAsync(code, cancellationToken) is { Kind: MemberUnit } known ? known : null)?.Id
            ?? (await organizations.FindAsync((await settings.GetAsync(cancellationToken)).ExchangeUnit, cancellationToken))?.Id;
        if (unit is null || !register.MayReach(unit))
            throw new NotFoundException("会员", code);
    }

    private async Task CheckSuperiorAsync(PutMemberCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        var superior = command.Superior!;
        if (command.Kind != MemberKind.PrimaryInstitution)
            errors.AddOnce("superior", "只有基层医疗机构可以有上级管理机构");
        else if (await register.FindAsync(superior, cancellationToken) is not { } agency || !await MayNameAsync(command, agency, cancellationToken))
            errors.AddOnce("superior", "没有会员 {0}", superior);
        else if (agency.Kind != MemberKind.Agency)
            errors.AddOnce("superior", "上级 {0} 不是医疗管理机构", superior);
    }

    // A superior pays for whom it is named by, so one beyond the caller's scope can only stay.
    private async Task<bool> MayNameAsync(PutMemberCommand command, Member agency, CancellationToken cancellationToken)
        => register.MayReach(agency.Id) || (await register.FindAsync(command.Code, cancellationToken))?.SuperiorId == agency.Id;

    // What was validated is looked at again under the lock: another call may have registered the code meanwhile.
    private async Task<MemberView> WriteAsync(
        WriteTransaction transaction, PutMemberCommand command, string? exchange, long? superior, AccountAddition? addAdministrator, CancellationToken cancellationToken)
    {
        var member = await register.LockAsync(transaction, command.Code, cancellationToken);
        if (member is not null && member.Code != command.Code)
            throw new MemberCodeTakenException(command.Code, member.Code);
        if (member is not null && member.MemberKind != command.Kind)
            throw new MemberKindFixedException(command.Code);

        var unit = member?.Id ?? await FindOrAddUnitAsync(transaction, command, exchange, cancellationToken);
        await organizations.RenameAsync(transaction, unit, command.Name, cancellationToken);
        var administrator = member is { Administrator.Length: > 0 }
            ? member.Administrator
            : (await addAdministrator!(transaction, cancellationToken)).UserName;
        await register.WriteAsync(transaction, command, unit, superior, administrator, cancellationToken);
        return new MemberView(command.Code, command.Name, command.Kind, command.Superior, member?.Enabled ?? true, new AdministratorView(administrator));
    }

    // A recipe may have made the member's unit before, with its people; any other unit of that code is refused by AddAsync.
    private async Task<long> FindOrAddUnitAsync(WriteTransaction transaction, PutMemberCommand command, string? exchange, CancellationToken cancellationToken)
    {
        var unit = await organizations.FindAsync(transaction, command.Code, cancellationToken);
        if (unit is not { Kind: MemberUnit })
            unit = await organizations.AddAsync(transaction, new OrganizationUnitDraft(command.Code, command.Name, MemberUnit, exchange), cancellationToken);
        return unit.Id;
    }

    private static AccountDraft Administrator(PutMemberCommand command) => new()
    {
        UserName = command.Code,
        DisplayName = command.Name + "管理员",
        UnitCode = command.Code,
        Roles = [Stereotypes.MemberAdministrator, Stereotypes.PaymentReviewer],
    };

    [GeneratedRegex("^[A-Za-z0-9_-]{2,32}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodePattern();
}
