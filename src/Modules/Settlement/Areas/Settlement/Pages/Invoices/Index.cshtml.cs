using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Lists;
using PayHall.Settlement.Areas.Settlement.Pages.Shared;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Invoices;
using PayHall.Settlement.Members;

namespace PayHall.Settlement.Areas.Settlement.Pages.Invoices;

internal sealed class IndexModel(InvoiceQueries invoices, CurrentMember current, IListExporter exports, IStringLocalizer texts) : PageModel
{
    private const int Size = 20;
    private const string DefaultSort = "-issuedOn";

    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "order")]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "buyer")]
    public string? Buyer { get; set; }

    [BindProperty(SupportsGet = true, Name = "supplier")]
    public string? Supplier { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public InvoiceStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "issuedFrom")]
    public DateOnly? IssuedFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "issuedTo")]
    public DateOnly? IssuedTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "confirmedFrom")]
    public DateOnly? ConfirmedFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "confirmedTo")]
    public DateOnly? ConfirmedTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "amountFrom")]
    public Money? AmountFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "amountTo")]
    public Money? AmountTo { get; set; }

    /// <summary>Warning or Overdue.</summary>
    [BindProperty(SupportsGet = true, Name = "ageing")]
    public InvoiceAgeing? Ageing { get; set; }

    /// <summary>payer: only what the own member pays.</summary>
    [BindProperty(SupportsGet = true, Name = "mine")]
    public string? Mine { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public Member? Member { get; private set; }

    public IReadOnlyList<InvoiceRow> Rows { get; private set; } = [];

    public (int Count, Money Amount) Total { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, Size);

    public AgeingPolicy Policy { get; private set; }

    public IEnumerable<SelectListItem> Statuses =>
        [new(texts["全部"], ""), .. Enum.GetValues<InvoiceStatus>().Select(status => new SelectListItem(texts[Terms.Of(status)], status.ToString()))];

    public InvoiceColumns Columns => new(Member, invoices.Today);

    public AgeModel AgeOf(InvoiceRow row) => new(row.Status, row.ConfirmedOn, invoices.Today, Policy);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        Policy = await invoices.AgeingAsync(cancellationToken);
        var filter = Filter();
        var page = await invoices.PageAsync(filter, SortedBy(), Size, After, cancellationToken);
        Rows = page.Items;
        Total = await invoices.TotalAsync(filter, cancellationToken);
        Pager = PagerModel.ByKey(page.Next, After, Size);
    }

    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        var rows = invoices.StreamAsync(Filter(), SortedBy(), cancellationToken);
        return await exports.SendAsync(HttpContext, format, new ListExport<InvoiceRow>("发票查询", Columns, rows), cancellationToken);
    }

    private string SortedBy() => InvoiceQueries.Sorts.Contains((Sort ?? "").TrimStart('-'), StringComparer.Ordinal) ? Sort! : DefaultSort;

    private InvoiceFilter Filter() => new()
    {
        Number = Number?.Trim(),
        Order = Order?.Trim(),
        Buyer = Buyer?.Trim(),
        Supplier = Supplier?.Trim(),
        Statuses = Status is { } status ? [status] : null,
        IssuedFrom = IssuedFrom,
        IssuedTo = IssuedTo,
        ConfirmedFrom = ConfirmedFrom,
        ConfirmedTo = ConfirmedTo,
        AmountFrom = AmountFrom,
        AmountTo = AmountTo,
        Ageing = Ageing,
        PayerId = Mine == "payer" ? Member?.Id : null,
    };
}
