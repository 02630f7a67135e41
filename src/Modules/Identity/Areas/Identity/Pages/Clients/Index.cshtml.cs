using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Identity.Clients;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Areas.Identity.Pages.Clients;

internal sealed class IndexModel(ClientList list, ClientActs acts, AccessContext access, TenantClock clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "keyword")]
    public string? Keyword { get; set; }

    [BindProperty(SupportsGet = true, Name = "ask")]
    public string? Ask { get; set; }

    [BindProperty(SupportsGet = true, Name = "client")]
    public string? ClientId { get; set; }

    public IReadOnlyList<ClientRow> Rows { get; private set; } = [];

    /// <summary>The client that a question is about.</summary>
    public ClientRow? Asked { get; private set; }

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await list.FindAsync(Keyword, cancellationToken);
        Asked = Ask is null || !access.Holds(Permissions.ManageClients) ? null : Rows.FirstOrDefault(row => row.Id == ClientId && row.MayChange);
    }

    public Task<IActionResult> OnPostDeleteAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已删除接口客户端 {0}", await acts.Delete.HandleAsync(id, cancellationToken)]);

    public Task<IActionResult> OnPostDisableAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已停用接口客户端 {0}，它手上的令牌已失效", await acts.SetEnabled.HandleAsync(id, false, cancellationToken)]);

    public Task<IActionResult> OnPostEnableAsync(string? id, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已启用接口客户端 {0}", await acts.SetEnabled.HandleAsync(id, true, cancellationToken)]);

    /// <summary>A day as lists show it.</summary>
    public string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<IActionResult> ActAsync(Func<Task<string?>> act)
        => this.ActAsync(access, Permissions.ManageClients, texts, act, RedirectToPage(new { keyword = Keyword }));
}
