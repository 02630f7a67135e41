using System.Text.RegularExpressions;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Organizations;
using PayHall.Security;
using PayHall.Settings;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Domain.Rules;

namespace PayHall.Settlement.Members;

/// <summary>
/// Registers a member (S-30, S-35): its organisation unit, its funds account and, once, its first administrator account with the two
/// built-in roles. Every part is created only if it is missing, so a call that broke off is healed by repeating it. Name and superior
/// may change later; the kind may not.
/// </summary>
internal sealed partial class PutMember(
    ITenantWriter writer, IOrganizationDirectory organizations, IAccountDirectory accounts, ISettings<SettlementSettings> settings, MemberRegister register)
{
    /// <summary>Adds what is wrong with the command to <paramref name="errors"/>.</summary>
    public async Task ValidateAsync(PutMemberCommand command, InputErrors errors, CancellationToken cancellationToken)
    {
        if (!CodePattern().IsMatch(command.Code))
            errors.AddOnce("code", "会员编号应为 1 到 32 位字母、数字、下划线或连字符");
        if (command.Superior is not { } superior)
            return;
        if (command.Kind != MemberKind.PrimaryInstitution)
            errors.AddOnce("superior", "只有基层医疗机构可以有上级管理机构");
        else if (await register.FindAsync(superior, cancellationToken) is not { } agency)
            errors.AddOnce("superior", "没有会员 {0}", superior);
        else if (agency.Kind != MemberKind.Agency)
            errors.AddOnce("superior", "上级 {0} 不是医疗管理机构", superior);
    }

    /// <exception cref="InputException">The code is malformed or the superior does not fit.</exception>
    /// <exception cref="MemberKindFixedException">The member exists with another kind.</exception>
    public async Task<MemberView> HandleAsync(PutMemberCommand command, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        await ValidateAsync(command, errors, cancellationToken);
        errors.ThrowIfAny();
        var existing = await register.FindAsync(command.Code, cancellationToken);
        if (existing is not null && existing.Kind != command.Kind)
            throw new MemberKindFixedException(command.Code);

        var exchange = (await settings.GetAsync(cancellationToken)).ExchangeUnit;
        var parent = await organizations.FindAsync(exchange, cancellationToken);
        var unit = await organizations.EnsureAsync(new OrganizationUnitDraft(command.Code, command.Name, "Member", parent?.Code), cancellationToken);
        var superior = command.Superior is null ? null : await register.FindAsync(command.Superior, cancellationToken);
        await writer.ExecuteAsync((transaction, token) => register.WriteAsync(transaction, command, unit.Id, superior?.Id, command.Code, token), cancellationToken);
        await accounts.EnsureAsync(
            new AccountDraft
            {
                UserName = command.Code,
                DisplayName = command.Name + "管理员",
                UnitCode = command.Code,
                Roles = [Stereotypes.MemberAdministrator, Stereotypes.PaymentReviewer],
            },
            cancellationToken);
        return new MemberView(command.Code, command.Name, command.Kind, command.Superior, existing?.Enabled ?? true, new AdministratorView(command.Code));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodePattern();
}
