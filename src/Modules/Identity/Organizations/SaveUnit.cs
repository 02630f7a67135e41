using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Organizations;

/// <summary>Adds or changes a unit within the data scope (H-02, I-01).</summary>
internal sealed class SaveUnit(ITenantWriter writer, IAuditTrail audit, Authority authority)
{
    private const int Deepest = 20;

    /// <summary>Saves; answers the unit as it is then. What is as it was is neither written nor recorded.</summary>
    public Task<UnitRow> HandleAsync(SaveUnitCommand command, CancellationToken cancellationToken)
    {
        Check(command);
        return writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                await UnitTable.LockAsync(transaction);
                return command.Id is { } id ? await ChangeAsync(transaction, id, command, cancellation) : await AddAsync(transaction, command, cancellation);
            },
            cancellationToken);
    }

    private async Task<UnitRow> AddAsync(WriteTransaction transaction, SaveUnitCommand command, CancellationToken cancellationToken)
    {
        var parent = await ParentAsync(transaction, command);
        var code = string.IsNullOrWhiteSpace(command.Code) ? await NextCodeAsync(transaction, parent!) : command.Code.Trim();
        var unit = await UnitTable.AddAsync(transaction, code, command.Name!.Trim(), command.Kind!, parent, command.Position);
        await audit.AppendAsync(transaction, new AuditEntry("Identity.UnitAdded", "unit:" + code, null, State(unit)), cancellationToken);
        return unit;
    }

    private async Task<UnitRow> ChangeAsync(WriteTransaction transaction, long id, SaveUnitCommand command, CancellationToken cancellationToken)
    {
        var unit = await UnitTable.FindAsync(transaction, id);
        if (unit is null || !authority.MayReach(id))
            throw new NotFoundException("机构", id);
        // The topmost unit that somebody can see stays where it is: they can't see where it hangs.
        var staysPut = unit.ParentId is null || !authority.MayReach(unit.ParentId);
        CheckChange(unit, command, staysPut);
        var parent = staysPut ? await CurrentParentAsync(transaction, unit) : await ParentAsync(transaction, command);
        var kind = IsAddedByHand(unit.Kind) ? command.Kind ?? unit.Kind : unit.Kind;
        if (unit.Name == command.Name!.Trim() && unit.Kind == kind && unit.ParentId == parent?.Id && unit.Position == command.Position)
            return unit;
        var changed = await UnitTable.ChangeAsync(transaction, unit, command.Name!.Trim(), kind, parent, command.Position);
        await audit.AppendAsync(transaction, new AuditEntry("Identity.UnitChanged", "unit:" + unit.Code, State(unit), State(changed)), cancellationToken);
        return changed;
    }

    /// <summary>A kind that other modules rely on is not made by hand, and a unit that can't move is not told to.</summary>
    private static void CheckChange(UnitRow unit, SaveUnitCommand command, bool staysPut)
    {
        var errors = new InputErrors();
        if (IsAddedByHand(unit.Kind) && command.Kind is { } kind && !IsAddedByHand(kind))
            errors.Add(nameof(command.Kind), "请选择机构类型");
        if (staysPut && command.ParentId is { } parent && parent != unit.ParentId)
            errors.Add(nameof(command.ParentId), "{0} 是您能看到的最上级机构，不能移动", unit.Name);
        errors.ThrowIfAny();
    }

    private static bool IsAddedByHand(string? kind) => UnitKinds.AddedByHand.Contains(kind ?? "", StringComparer.Ordinal);

    private async Task<UnitRow?> ParentAsync(WriteTransaction transaction, SaveUnitCommand command)
    {
        var errors = new InputErrors();
        if (command.ParentId is not { } id || !authority.MayReach(id) || await UnitTable.FindAsync(transaction, id) is not { } parent)
            errors.Add(nameof(command.ParentId), "请选择上级机构");
        else if (parent.Level >= Deepest)
            errors.Add(nameof(command.ParentId), "机构最多 {0} 级，请选择更高的上级机构", Deepest);
        else
            return parent;
        throw new InputException(errors);
    }

    private static async Task<UnitRow?> CurrentParentAsync(WriteTransaction transaction, UnitRow unit)
        => unit.ParentId is { } id ? await UnitTable.FindAsync(transaction, id) : null;

    private static async Task<string> NextCodeAsync(WriteTransaction transaction, UnitRow parent)
    {
        for (var number = 1; ; number++)
        {
            var code = $"{parent.Code}-{number:00}";
            if (await UnitTable.FindAsync(transaction, code) is null)
                return code;
        }
    }

    private static void Check(SaveUnitCommand command)
    {
        var errors = new InputErrors();
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Trim().Length > 100)
            errors.Add(nameof(command.Name), "请输入机构名称，不超过 {0} 个字符", 100);
        if (command.Id is null && !IsAddedByHand(command.Kind))
            errors.Add(nameof(command.Kind), "请选择机构类型");
        if (command.Code?.Trim() is { Length: > 0 } code && (code.Length > 50 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            errors.Add(nameof(command.Code), "机构编码只能用字母、数字、- 和 _，不超过 {0} 个字符", 50);
        if (command.Position is < 0 or > 9999)
            errors.Add(nameof(command.Position), "应为 {0} 到 {1} 之间的整数", 0, 9999);
        errors.ThrowIfAny();
    }

    private static string State(UnitRow unit) => AuditState.Of(new { unit.Name, unit.Kind, unit.ParentId, unit.Position });
}
