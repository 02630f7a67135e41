using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Components;
using PayHall.Lists;
using PayHall.Settlement.Data;
using PayHall.Settlement.Domain;
using PayHall.Settlement.Members;
using PayHall.Settlement.Orders;

namespace PayHall.Settlement.Areas.Settlement.Pages.Orders;

internal sealed class IndexModel(OrderQueries orders, CurrentMember current, IListExporter exports) : PageModel
{
    private const int Size = 20;

    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "buyer")]
    public string? Buyer { get; set; }

    [BindProperty(SupportsGet = true, Name = "supplier")]
    public string? Supplier { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public OrderStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "placedFrom")]
    public DateOnly? PlacedFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "placedTo")]
    public DateOnly? PlacedTo { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public Member? Member { get; private set; }

    public OrderColumns Columns => new(Member);

    public IReadOnlyList<OrderRow> Rows { get; private set; } = [];

    public (int Count, Money Amount, Money Paid) Total { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, Size);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        var filter = Filter();
        var page = await orders.PageAsync(filter, Size, After, cancellationToken);
        Rows = page.Items;
        Total = await orders.TotalAsync(filter, cancellationToken);
        Pager = PagerModel.ByKey(page.Next, After, Size);
    }

    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        Member = await current.FindAsync(cancellationToken);
        return await exports.SendAsync(HttpContext, format, new ListExport<OrderRow>("订单查询", Columns, orders.Stream(Filter())), cancellationToken);
    }

    private OrderFilter Filter() => new()
    {
        Number = Number?.Trim(),
        Buyer = Buyer?.Trim(),
        Supplier = Supplier?.Trim(),
        Status = Status,
        PlacedFrom = PlacedFrom,
        PlacedTo = PlacedTo,
    };
}
