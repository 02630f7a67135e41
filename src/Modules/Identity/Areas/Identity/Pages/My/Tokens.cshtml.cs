using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Tokens;

namespace PayHall.Identity.Areas.Identity.Pages.My;

internal sealed class TokensModel(OwnApps apps, IStringLocalizer texts) : PageModel
{
    public IReadOnlyList<OwnApp> Apps { get; private set; } = [];

    /// <summary>The app whose tokens are about to be taken back.</summary>
    public OwnApp? Asked { get; private set; }

    public async Task OnGetAsync(string? ask, CancellationToken cancellationToken)
    {
        Apps = await apps.ListAsync(cancellationToken);
        Asked = Apps.FirstOrDefault(app => app.Id == ask);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? id, CancellationToken cancellationToken)
    {
        var name = await apps.RevokeAsync(id, cancellationToken);
        this.FlashOk(texts["已收回 {0} 的令牌", name.Length > 0 ? name : texts["未命名的应用"].Value]);
        return RedirectToPage();
    }

    /// <summary>An app's name for people.</summary>
    public string NameOf(OwnApp app) => app.Name.Length > 0 ? app.Name : texts["未命名的应用"];
}
