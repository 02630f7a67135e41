using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Access;
using PayHall.Identity.Domain;
using PayHall.Organizations;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Roles;

/// <summary>What the role form offers to whoever edits.</summary>
internal sealed class RoleForm(IOrganizationDirectory organizations, PermissionCatalog catalog, Authority authority, AccessContext access, IStringLocalizer texts)
{
    /// <summary>Units to which a role can belong.</summary>
    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(CancellationToken cancellationToken)
        => UnitChoices.List(await organizations.ListAsync(cancellationToken), access.Actor?.UnitId);

    /// <summary>Types of roles.</summary>
    public IReadOnlyList<SelectListItem> Types() => [.. RoleTypes.All.Select(type => new SelectListItem(texts[type.Value], type.Key))];

    /// <summary>The editor's own data scope and all narrower ones.</summary>
    public IReadOnlyList<SelectListItem> Scopes()
        => [.. ScopeNames.All.Where(scope => authority.MayGrant(scope.Key)).Select(scope => new SelectListItem(texts[scope.Value], scope.Key.ToString()))];

    /// <summary>The name of the editor's own data scope.</summary>
    public string OwnScope => texts[ScopeNames.All[access.Scope.Kind]];

    /// <summary>How many permissions the editor does not hold.</summary>
    public int Locked => catalog.All.Count(permission => !authority.MayGrant(permission.Name));

    /// <summary>The permission tree of the features enabled in this tenant.</summary>
    /// <param name="ticked">What is ticked now.</param>
    /// <param name="held">What is saved.</param>
    public PermissionTree Tree(IReadOnlyCollection<string> ticked, IReadOnlySet<string> held) => new(
    [
        .. catalog.All
            .GroupBy(permission => permission.Group.Split('/')[0], StringComparer.Ordinal)
            .Select(group => new PermissionTreeGroup(texts[group.Key],
            [
                .. group.GroupBy(permission => permission.Group.Split('/').Last(), StringComparer.Ordinal)
                    .Select(page => new PermissionTreePage(texts[page.Key], [.. page.Select(permission => Action(permission, ticked, held))])),
            ])),
    ]);

    /// <summary>What is to be saved: what is ticked, and of what the editor can't give or take, all that is held.</summary>
    public IReadOnlyCollection<string> Merge(IEnumerable<string> ticked, IReadOnlySet<string> held)
        => ticked.Union(held.Where(name => !authority.MayGrant(name)), StringComparer.Ordinal).ToList();

    /// <summary>Titles of permissions for the history of a role.</summary>
    public string Titles(IEnumerable<string> names)
        => string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", names.Select(catalog.Find).OfType<Permission>().Select(permission => $"{texts[permission.Group.Split('/').Last()]} · {texts[permission.Title]}"));

    private PermissionTreeAction Action(Permission permission, IReadOnlyCollection<string> ticked, IReadOnlySet<string> held)
        => new(permission.Name, texts[permission.Title], ticked.Contains(permission.Name), held.Contains(permission.Name), !authority.MayGrant(permission.Name));
}
