using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Settings;

namespace PayHall.Settlement.Areas.Settlement.Pages;

internal sealed class SettingsModel(SettingsEditor<SettlementSettings> editor, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var stored = await editor.ReadAsync(cancellationToken);
        Input = new InputModel { Version = stored.Version, WarningDays = stored.Value.WarningDays, OverdueDays = stored.Value.OverdueDays };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (ModelState.IsValid)
            {
                var stored = await editor.ReadAsync(cancellationToken);
                var changed = stored.Value with { WarningDays = Input.WarningDays, OverdueDays = Input.OverdueDays };
                var isSaved = await editor.SaveAsync(changed, Input.Version, cancellationToken);
                this.FlashOk(isSaved ? texts["已保存，立即生效"] : texts["没有变更"]);
                return RedirectToPage();
            }
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (SettingsChangedException exception)
        {
            ModelState.Add(exception, texts);
        }

        return Page();
    }

    public sealed class InputModel
    {
        public long Version { get; set; }

        public int WarningDays { get; set; }

        public int OverdueDays { get; set; }
    }
}
