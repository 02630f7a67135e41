using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Heating.Receipts;

namespace PayHall.Heating.Areas.Heating.Pages;

/// <summary>Says whether a receipt is genuine (扫码验真, H-32). Anyone may ask; number and code together are needed.</summary>
[AllowAnonymous]
internal sealed class VerifyModel(ReceiptReader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public bool Asked => !string.IsNullOrWhiteSpace(Number) || !string.IsNullOrWhiteSpace(Code);

    public ReceiptView? Receipt { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Asked)
            Receipt = await reader.VerifyAsync((Number ?? "").Trim().ToUpperInvariant(), Code ?? "", cancellationToken);
    }
}
