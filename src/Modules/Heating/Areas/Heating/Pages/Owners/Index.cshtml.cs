using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Components;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Owners;

namespace PayHall.Heating.Areas.Heating.Pages.Owners;

/// <summary>业主信息 (H-04).</summary>
internal sealed class IndexModel(OwnerReader reader, IStringLocalizer texts) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "phone")]
    public string? Phone { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public OwnerKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "welfare")]
    public WelfareKind? Welfare { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<OwnerView> Rows { get; private set; } = [];

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, PageSize);

    public IReadOnlyList<SelectListItem> Kinds => [new(texts["全部"], ""), .. Enum.GetValues<OwnerKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public IReadOnlyList<SelectListItem> Welfares => [new(texts["全部"], ""), .. Enum.GetValues<WelfareKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Rows, var next) = await reader.ListAsync(Name?.Trim(), Phone?.Trim(), Kind, Welfare, new ListRequest(PageSize, After), cancellationToken);
        Pager = PagerModel.ByKey(next, After, PageSize);
    }
}
