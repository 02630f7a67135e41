using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Components;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Areas.Settlement.Pages.Members;

internal sealed class IndexModel(MemberQueries members) : PageModel
{
    private const int Size = 20;

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public MemberKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<MemberRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, Size);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (fragment, kind) = (Name?.Trim(), Kind);
        var page = await members.PageAsync(fragment, kind, Size, After, cancellationToken);
        Rows = page.Items;
        Count = await members.CountAsync(fragment, kind, cancellationToken);
        Pager = PagerModel.ByKey(page.Next, After, Size);
    }
}
