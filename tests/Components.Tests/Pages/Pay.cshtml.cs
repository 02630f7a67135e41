using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Components.Tests.Hosting;

namespace PayHall.Components.Tests.Pages;

public sealed class PayModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public bool Ask { get; set; }

    public IReadOnlyList<Invoice> Rows => Number == "none" ? [] : Samples.Invoices;

    public IActionResult OnPost(long[] ids)
    {
        this.FlashOk($"已提交 {ids.Length} 张发票 <b>");
        return RedirectToPage();
    }
}
