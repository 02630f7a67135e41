using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Components;
using PayHall.Lists;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Areas.Settlement.Pages.Members;

internal sealed class IndexModel(MemberQueries members, IListExporter exports) : PageModel
{
    private const int Size = 20;

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public MemberKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public MemberColumns Columns { get; } = new();

    public IReadOnlyList<MemberRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, Size);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (fragment, kind) = Filter();
        var page = await members.PageAsync(fragment, kind, Size, After, cancellationToken);
        Rows = page.Items;
        Count = await members.CountAsync(fragment, kind, cancellationToken);
        Pager = PagerModel.ByKey(page.Next, After, Size);
    }

    public Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        var (fragment, kind) = Filter();
        return exports.SendAsync(HttpContext, format, new ListExport<MemberRow>("会员名录", Columns, members.Stream(fragment, kind)), cancellationToken);
    }

    private (string? Fragment, MemberKind? Kind) Filter() => (Name?.Trim(), Kind);
}
