using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Identity.Access;
using PayHall.Identity.Clients;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Areas.Identity.Pages.Clients;

/// <summary>What the client form offers beside the permission tree, which is the roles' own.</summary>
internal sealed class ClientPageChoices(Authority authority, IStringLocalizer texts)
{
    private const int UsualOverlap = 7;

    /// <summary>Data scopes of clients up to the editor's own.</summary>
    public IReadOnlyList<SelectListItem> Scopes()
        => [.. ClientScopes.All.Where(authority.MayGrant).Select(scope => new SelectListItem(texts[ScopeNames.All[scope]], scope.ToString()))];

    /// <summary>For how long an old secret may go on.</summary>
    public IReadOnlyList<SelectListItem> Overlaps()
        => [.. RotateClientSecret.Overlaps.Select(days => new SelectListItem(
            days == 0 ? texts["立即失效，令牌也一并失效"] : texts["再用 {0} 天", days],
            days.ToString(CultureInfo.InvariantCulture),
            days == UsualOverlap))];
}
