using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Roles;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Roles;

internal sealed class IndexModel(RoleList list, DeleteRole delete, RoleForm form, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "keyword")]
    public string? Keyword { get; set; }

    [BindProperty(SupportsGet = true, Name = "type")]
    public string? Type { get; set; }

    public IReadOnlyList<RoleRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    /// <summary>The role that is about to be deleted.</summary>
    public RoleRow? Asked { get; private set; }

    public async Task OnGetAsync(long? ask, CancellationToken cancellationToken)
    {
        Rows = await list.FindAsync(Keyword, Type, cancellationToken);
        Types = [new SelectListItem(texts["全部"], ""), .. form.Types()];
        Asked = Rows.FirstOrDefault(row => row.Id == ask && !row.BuiltIn && row.MayChange);
    }

    public Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
        => this.ActAsync(access, Permissions.DeleteRoles, texts, async () => texts["已删除角色 {0}", await delete.HandleAsync(id, cancellationToken)], RedirectToPage());
}
