using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Shifts;

namespace PayHall.Heating.Areas.Heating.Pages.Desk;

/// <summary>交班: the cash is counted and compared with the receipts.</summary>
internal sealed class CloseModel(ShiftReader shifts, CloseShift close, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShiftView? Shift { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Shift = await shifts.OpenAsync(cancellationToken);
        return Shift is null ? RedirectToPage("Index") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var counted = Money.TryParse(Input.CountedCash, out var money) ? money : (Money?)null;
            var difference = await close.HandleAsync(counted, Input.Remark, cancellationToken);
            if (difference.IsZero)
                this.FlashOk(texts["已交班，现金与回单一致"]);
            else
                this.FlashWarning(texts["已交班，现金相差 {0} 元，已记录原因", difference.ToDisplay()]);
            return RedirectToPage("Index");
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts);
        }
        catch (RuleException broken)
        {
            ModelState.Add(broken, texts);
        }

        Shift = await shifts.OpenAsync(cancellationToken);
        return Shift is null ? RedirectToPage("Index") : Page();
    }

    public sealed class InputModel
    {
        public string? CountedCash { get; set; }

        public string? Remark { get; set; }
    }
}
