using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Accounts;
using PayHall.Lists;
using PayHall.Security;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

internal sealed class IndexModel(AccountList list, AccountActs acts, AccountPageChoices choices, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "keyword")]
    public string? Keyword { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public long? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public long? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public AccountStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "ask")]
    public string? Ask { get; set; }

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    public AccountColumns Columns => new(choices.Clock.UtcNow, choices.Clock.Today);

    public IReadOnlyList<AccountRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByNumber(1, AccountList.PageSize, 0);

    public IReadOnlyList<TreeNode> Tree { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses { get; private set; } = [];

    /// <summary>The account that a question is about.</summary>
    public AccountRow? Asked { get; private set; }

    /// <summary>A password to be shown once.</summary>
    public IssuedPassword? Issued { get; private set; }

    /// <summary>The list as it is, without a question.</summary>
    public string CloseUrl => QueryLink.With(Request, ("ask", null), ("account", null), ("handler", null));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        _ = int.TryParse(Request.Query[PagerModel.Parameter], CultureInfo.InvariantCulture, out var page);
        (Rows, Total) = await list.FindAsync(new AccountFilter(Keyword, Unit, Role, Status, Sort, page), cancellationToken);
        Pager = PagerModel.ByNumber(Math.Max(1, page), AccountList.PageSize, Total);
        Tree = await choices.TreeAsync(unit => QueryLink.With(Request, ("unit", unit), ("ask", null), ("account", null)), Unit, cancellationToken);
        Roles = await choices.RolesAsync(cancellationToken);
        Statuses = choices.Statuses();
        Asked = Ask is null ? null : Rows.FirstOrDefault(row => row.Id == Account && row.Id != access.Actor?.Id);
        Issued = IssuedPassword.Take(this);
    }

    public Task<IActionResult> OnGetExportAsync(string? format, [FromServices] IListExporter exports, CancellationToken cancellationToken)
    {
        var filter = new AccountFilter(Keyword, Unit, Role, Status, Sort, Page: 1);
        return exports.SendAsync(HttpContext, format, new ListExport<AccountRow>("账号", Columns, list.StreamAsync(filter, cancellationToken)), cancellationToken);
    }

    public Task<IActionResult> OnPostDeleteAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(Permissions.DeleteAccounts, async () => texts["已删除账号 {0}", await acts.Delete.HandleAsync(id, cancellationToken)]);

    public Task<IActionResult> OnPostUnlockAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(Permissions.ManageAccounts, async () => texts["已解锁 {0}，现在可以重新登录", await acts.Unlock.HandleAsync(id, cancellationToken)]);

    public Task<IActionResult> OnPostSecondFactorAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(Permissions.ResetPasswords, async () => texts["已重置 {0} 的两步验证，本人凭密码登录后可重新设置", await acts.ResetSecondFactor.HandleAsync(id, cancellationToken)]);

    public Task<IActionResult> OnPostResetAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(Permissions.ResetPasswords, async () =>
        {
            var (userName, password) = await acts.Reset.HandleAsync(id, cancellationToken);
            new IssuedPassword(userName, password).KeepFor(this);
            return null;
        });

    /// <summary>A row with what the page knows beside it.</summary>
    public AccountRowView View(AccountRow row) => new(
        row,
        row.StatusAt(choices.Clock.UtcNow, choices.Clock.Today),
        choices.Clock.UtcNow,
        AccountValidity.InWords(row.ValidFrom, row.ValidTo, texts),
        row.Id == access.Actor?.Id,
        ask => QueryLink.With(Request, ("ask", ask), ("account", row.Id)));

    private Task<IActionResult> ActAsync(Permission permission, Func<Task<string?>> act)
        => this.ActAsync(access, permission, texts, act, LocalRedirect(CloseUrl));
}
