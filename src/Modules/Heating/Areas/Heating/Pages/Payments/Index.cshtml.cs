using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Components;
using PayHall.Heating.Domain;
using PayHall.Heating.Payments;
using PayHall.Lists;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Payments;

/// <summary>缴费记录查询.</summary>
internal sealed class IndexModel(PaymentReader reader, IListExporter exports, IStringLocalizer texts, TenantClock clock) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "receipt")]
    public string? Receipt { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "season")]
    public Season? InSeason { get; set; }

    [BindProperty(SupportsGet = true, Name = "method")]
    public PaymentMethod? Method { get; set; }

    [BindProperty(SupportsGet = true, Name = "cashier")]
    public string? Cashier { get; set; }

    [BindProperty(SupportsGet = true, Name = "shift")]
    public long? Shift { get; set; }

    [BindProperty(SupportsGet = true, Name = "paidFrom")]
    public DateOnly? PaidFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "paidTo")]
    public DateOnly? PaidTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public PaymentColumns Columns { get; } = new();

    public IReadOnlyList<PaymentView> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public Money Amount { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, PageSize);

    public IReadOnlyList<SelectListItem> Seasons => SeasonChoices.Items(clock.Today, texts["全部"]);

    public IReadOnlyList<SelectListItem> Methods => [new(texts["全部"], ""), .. Enum.GetValues<PaymentMethod>().Select(method => new SelectListItem(texts[Labels.Of(method)], method.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = Filter();
        (Rows, var next) = await reader.ListAsync(filter, new ListRequest(PageSize, After), cancellationToken);
        (Count, Amount) = await reader.TotalsAsync(filter, cancellationToken);
        Pager = PagerModel.ByKey(next, After, PageSize);
    }

    public Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
        => exports.SendAsync(HttpContext, format, new ListExport<PaymentView>("缴费记录", Columns, reader.Stream(Filter())), cancellationToken);

    private PaymentFilter Filter() => new()
    {
        Receipt = Receipt?.Trim().ToUpperInvariant(),
        Owner = Owner?.Trim(),
        Account = Account?.Trim(),
        Season = InSeason,
        Method = Method,
        Cashier = Cashier?.Trim(),
        ShiftId = Shift,
        From = PaidFrom,
        To = PaidTo,
    };
}
