using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Heating.Receipts;
using PayHall.Settings;

namespace PayHall.Heating.Areas.Heating.Pages.Receipts;

/// <summary>A receipt on A4 or on an 80 mm slip (H-32). Only the answer to 打印 prints; looking at it does not count as a print.</summary>
internal sealed class DetailsModel(ReceiptReader reader, PrintReceipt printing, ISettings<SiteSettings> settings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "paper")]
    public string Paper { get; set; } = "a4";

    /// <summary>True after a payment: the page prints at once.</summary>
    [BindProperty(SupportsGet = true, Name = "print")]
    public bool Print { get; set; }

    public ReceiptView Receipt { get; private set; } = null!;

    public SiteSettings Site { get; private set; } = new();

    /// <summary>0: the original; otherwise the number beside 补打.</summary>
    public int Reprint { get; private set; }

    /// <summary>True while this answer is a counted print.</summary>
    public bool IsPrint { get; private set; }

    public bool IsSlip => Paper == "80";

    public string VerifyUrl => $"{Request.Scheme}://{Request.Host}{Url.Page("/Verify", new { number = Number, code = Receipt.Receipt.VerificationCode })}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Reprint = Receipt.Receipt.PrintCount;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Reprint = await printing.HandleAsync(Number, cancellationToken);
        IsPrint = true;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Receipt = await reader.GetAsync(Number, cancellationToken);
        Site = await settings.GetAsync(cancellationToken);
    }
}
