using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Accounts;
using PayHall.Identity.Data;
using PayHall.Organizations;
using PayHall.Tenants;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

/// <summary>Units, roles and statuses to choose from in the account pages.</summary>
internal sealed class AccountPageChoices(IOrganizationDirectory organizations, IdentityDb db, TenantClock clock, IStringLocalizer texts)
{
    private const int LargestTree = 500;

    /// <summary>The tenant's clock.</summary>
    public TenantClock Clock => clock;

    /// <summary>The units as a tree beside the list; none where there is only one, or far too many.</summary>
    public async Task<IReadOnlyList<TreeNode>> TreeAsync(Func<string?, string> url, long? current, CancellationToken cancellationToken)
    {
        var units = await organizations.ListAsync(cancellationToken);
        if (units.Count is < 2 or > LargestTree)
            return [];
        var all = new TreeNode(texts["全部机构"], url(null), []) { IsCurrent = current is null };
        return [all, .. UnitChoices.Tree(units, unit => url(unit.Id.ToString(CultureInfo.InvariantCulture)), current)];
    }

    /// <summary>The units as a list.</summary>
    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(CancellationToken cancellationToken)
        => UnitChoices.List(await organizations.ListAsync(cancellationToken));

    /// <summary>The roles that are to be seen, as a list.</summary>
    public async Task<IReadOnlyList<SelectListItem>> RolesAsync(CancellationToken cancellationToken)
    {
        var roles = await db.Roles.AsNoTracking().OrderBy(role => role.Id).Select(role => new { role.Id, role.Name }).ToListAsync(cancellationToken);
        return [new SelectListItem(texts["全部"], ""), .. roles.Select(role => new SelectListItem(role.Name, role.Id.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>The statuses as a list.</summary>
    public IReadOnlyList<SelectListItem> Statuses() =>
    [
        new(texts["未删除"], ""),
        new(texts["已启用"], nameof(AccountStatus.Enabled)),
        new(texts["已锁定"], nameof(AccountStatus.Locked)),
        new(texts["不在有效期"], nameof(AccountStatus.NotValid)),
        new(texts["已停用"], nameof(AccountStatus.Disabled)),
        new(texts["已删除"], nameof(AccountStatus.Deleted)),
    ];
}
