using Microsoft.EntityFrameworkCore;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Errors;
using PayHall.Identity.Data;
using PayHall.Identity.Domain;
using PayHall.Organizations;

namespace PayHall.Identity.Organizations;

/// <summary>The organisation tree as other modules see it.</summary>
internal sealed class OrganizationDirectory(IdentityDb db, ITenantWriter writer, IAuditTrail audit) : IOrganizationDirectory
{
    /// <inheritdoc />
    public async Task<OrganizationUnitInfo> EnsureAsync(OrganizationUnitDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Check(draft);
        return Info(await writer.ExecuteAsync((transaction, cancellation) => EnsureAsync(transaction, draft, cancellation), cancellationToken));
    }

    /// <inheritdoc />
    public async Task<OrganizationUnitInfo> AddAsync(WriteTransaction transaction, OrganizationUnitDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(draft);
        Check(draft);
        await UnitTable.LockAsync(transaction);
        return Info(await AddAsync(transaction, draft, await ParentAsync(transaction, draft), cancellationToken));
    }

    /// <inheritdoc />
    public async Task RenameAsync(WriteTransaction transaction, long id, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (await UnitTable.FindAsync(transaction, id) is { } known && known.Name == name)
            return;
        await UnitTable.LockAsync(transaction);
        var unit = await UnitTable.FindAsync(transaction, id) ?? throw new NotFoundException("机构", id);
        var parent = unit.ParentId is { } parentId ? await UnitTable.FindAsync(transaction, parentId) : null;
        await ChangeAsync(transaction, unit, new OrganizationUnitDraft(unit.Code, name, unit.Kind, parent?.Code), parent, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<OrganizationUnitInfo?> FindAsync(WriteTransaction transaction, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await UnitTable.FindAsync(transaction, code) is { } unit ? Info(unit) : null;
    }

    /// <inheritdoc />
    public async Task<OrganizationUnitInfo?> FindAsync(string code, CancellationToken cancellationToken)
        => await db.AllUnits.Where(unit => unit.Code == code)
            .Select(unit => new OrganizationUnitInfo(unit.Id, unit.Code, unit.Name, unit.Kind, unit.ParentId, unit.Level))
            .FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<OrganizationUnitInfo>> ListAsync(CancellationToken cancellationToken)
        => [.. UnitTree.Sort(await db.Units.AsNoTracking().ToListAsync(cancellationToken))
            .Select(unit => new OrganizationUnitInfo(unit.Id, unit.Code, unit.Name, unit.Kind, unit.ParentId, unit.Level))];

    private async Task<UnitRow> EnsureAsync(WriteTransaction transaction, OrganizationUnitDraft draft, CancellationToken cancellationToken)
    {
        await UnitTable.LockAsync(transaction);
        var parent = await ParentAsync(transaction, draft);
        var unit = await UnitTable.FindAsync(transaction, draft.Code);
        if (unit is null)
            return await AddAsync(transaction, draft, parent, cancellationToken);
        return unit.Name == draft.Name && unit.Kind == draft.Kind && unit.ParentId == parent?.Id
            ? unit
            : await ChangeAsync(transaction, unit, draft, parent, cancellationToken);
    }

    private async Task<UnitRow> AddAsync(WriteTransaction transaction, OrganizationUnitDraft draft, UnitRow? parent, CancellationToken cancellationToken)
    {
        var added = await UnitTable.AddAsync(transaction, draft.Code, draft.Name, draft.Kind, parent, 0);
        await audit.AppendAsync(transaction, new AuditEntry("Identity.UnitAdded", "unit:" + draft.Code, null, AuditState.Of(draft)), cancellationToken);
        return added;
    }

    private async Task<UnitRow> ChangeAsync(WriteTransaction transaction, UnitRow unit, OrganizationUnitDraft draft, UnitRow? parent, CancellationToken cancellationToken)
    {
        var changed = await UnitTable.ChangeAsync(transaction, unit, draft.Name, draft.Kind, parent, unit.Position);
        var before = AuditState.Of(new { unit.Name, unit.Kind, unit.ParentId });
        await audit.AppendAsync(transaction, new AuditEntry("Identity.UnitChanged", "unit:" + draft.Code, before, AuditState.Of(draft)), cancellationToken);
        return changed;
    }

    private static async Task<UnitRow?> ParentAsync(WriteTransaction transaction, OrganizationUnitDraft draft)
        => draft.ParentCode is null
            ? null
            : await UnitTable.FindAsync(transaction, draft.ParentCode) ?? throw new NotFoundException("机构", draft.ParentCode);

    private static void Check(OrganizationUnitDraft draft)
    {
        var errors = new InputErrors();
        if (draft.Code.Length is 0 or > 50)
            errors.Add("code", "机构编码为 1 到 {0} 个字符", 50);
        if (draft.Name.Length is 0 or > 100)
            errors.Add("name", "机构名称为 1 到 {0} 个字符", 100);
        if (!UnitKinds.All.ContainsKey(draft.Kind))
            errors.Add("kind", "应为其中之一：{0}", string.Join("、", UnitKinds.All.Keys));
        errors.ThrowIfAny();
    }

    private static OrganizationUnitInfo Info(UnitRow unit) => new(unit.Id, unit.Code, unit.Name, unit.Kind, unit.ParentId, unit.Level);
}
