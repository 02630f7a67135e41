using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Components;
using PayHall.Heating.Bills;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Lists;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Bills;

/// <summary>缴费订单管理 (H-30).</summary>
internal sealed class IndexModel(BillReader reader, IListExporter exports, IStringLocalizer texts, TenantClock clock) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "season")]
    public Season? InSeason { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public BillStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "method")]
    public PaymentMethod? Method { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public OwnerKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "community")]
    public string? Community { get; set; }

    [BindProperty(SupportsGet = true, Name = "paidFrom")]
    public DateOnly? PaidFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "paidTo")]
    public DateOnly? PaidTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public BillColumns Columns { get; } = new();

    public IReadOnlyList<BillView> Rows { get; private set; } = [];

    public BillTotals Totals { get; private set; } = new(0, Money.Zero, Money.Zero, Money.Zero);

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, PageSize);

    public IReadOnlyList<SelectListItem> Seasons => SeasonChoices.Items(clock.Today, texts["全部"]);

    public IReadOnlyList<SelectListItem> Statuses => [new(texts["全部"], ""), .. Enum.GetValues<BillStatus>().Select(status => new SelectListItem(texts[Labels.Of(status)], status.ToString()))];

    public IReadOnlyList<SelectListItem> Methods => [new(texts["全部"], ""), .. Enum.GetValues<PaymentMethod>().Select(method => new SelectListItem(texts[Labels.Of(method)], method.ToString()))];

    public IReadOnlyList<SelectListItem> Kinds => [new(texts["全部"], ""), .. Enum.GetValues<OwnerKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = Filter();
        (Rows, var next) = await reader.ListAsync(filter, new ListRequest(PageSize, After), cancellationToken);
        Totals = await reader.TotalsAsync(filter, cancellationToken);
        Pager = PagerModel.ByKey(next, After, PageSize);
    }

    public Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
        => exports.SendAsync(HttpContext, format, new ListExport<BillView>("缴费订单", Columns, reader.StreamAsync(Filter(), cancellationToken)), cancellationToken);

    private BillFilter Filter() => new()
    {
        Number = Number?.Trim(),
        Owner = Owner?.Trim(),
        Account = Account?.Trim(),
        Season = InSeason,
        Status = Status,
        Method = Method,
        Kind = Kind,
        Community = Community,
        PaidFrom = PaidFrom,
        PaidTo = PaidTo,
    };

    public static StatusKind KindOf(BillStatus status) => status switch
    {
        BillStatus.Unpaid => StatusKind.Idle,
        BillStatus.PartlyPaid => StatusKind.Wait,
        BillStatus.Paid => StatusKind.Ok,
        BillStatus.Refunded => StatusKind.Warn,
        _ => StatusKind.Bad,
    };
}
