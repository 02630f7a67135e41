using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Organizations;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Organizations;

internal sealed class IndexModel(UnitList list, DeleteUnit delete, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "keyword")]
    public string? Keyword { get; set; }

    public IReadOnlyList<UnitLine> Rows { get; private set; } = [];

    /// <summary>The unit that is about to be deleted.</summary>
    public UnitLine? Asked { get; private set; }

    public async Task OnGetAsync(long? ask, CancellationToken cancellationToken)
    {
        Rows = await list.FindAsync(Keyword, cancellationToken);
        Asked = access.Holds(Permissions.ManageOrganizations) ? Rows.FirstOrDefault(row => row.Unit.Id == ask) : null;
    }

    public Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
        => this.ActAsync(access, Permissions.ManageOrganizations, texts, async () => texts["已删除机构 {0}", await delete.HandleAsync(id, cancellationToken)], RedirectToPage(new { keyword = Keyword }));
}
