using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Security;
using PayHall.Tenants.Creating;
using PayHall.Tenants.Data;
using PayHall.Tenants.Operating;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>租户列表.</summary>
internal sealed class IndexModel(ITenantConsole console, CreationStore creations, OperateTenant operate, AccessContext access, IStringLocalizer texts) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "keyword")]
    public string? Keyword { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public TenantCondition? State { get; set; }

    public IReadOnlyList<TenantDetail> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByNumber(1, PageSize, 0);

    public IReadOnlyList<Creation> Open { get; private set; } = [];

    public IReadOnlyList<RemovedTenant> Removed { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        _ = int.TryParse(Request.Query[PagerModel.Parameter], CultureInfo.InvariantCulture, out var page);
        var found = console.List().Where(Fits).ToList();
        Total = found.Count;
        Pager = PagerModel.ByNumber(Math.Max(1, page), PageSize, Total);
        Rows = [.. found.Skip((Pager.Page - 1) * PageSize).Take(PageSize)];
        States = [new SelectListItem(texts["全部"], ""), .. Enum.GetValues<TenantCondition>().Select(state => new SelectListItem(texts[state.Word()], state.ToString()))];
        Removed = console.Removed();
        if (access.Holds(Permissions.ManageTenants))
            Open = await creations.OpenAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostStartAsync(string? name, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已启动 {0}", (await operate.StartAsync(name, cancellationToken)).DisplayName]);

    public Task<IActionResult> OnPostReloadAsync(string? name, CancellationToken cancellationToken)
        => ActAsync(async () => texts["已重载 {0}", (await operate.ReloadAsync(name, cancellationToken)).DisplayName]);

    private bool Fits(TenantDetail tenant)
    {
        var keyword = Keyword?.Trim() ?? "";
        IEnumerable<string> words = [tenant.Name, tenant.DisplayName, tenant.Prefix, .. tenant.Hosts];
        return (State is null || tenant.Condition == State) && words.Any(word => word.Contains(keyword, StringComparison.OrdinalIgnoreCase));
    }

    private Task<IActionResult> ActAsync(Func<Task<string?>> act)
        => this.ActAsync(access, Permissions.ManageTenants, texts, act, LocalRedirect(QueryLink.With(Request, ("handler", null))));
}
