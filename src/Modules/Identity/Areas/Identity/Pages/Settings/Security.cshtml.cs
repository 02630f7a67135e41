using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Domain;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages.Settings;

internal sealed class SecurityModel(SettingsEditor<IdentitySettings> editor, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public SecurityInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Lockouts =>
    [
        new(texts["锁定到次日零点"], nameof(LockoutMode.UntilNextDay)),
        new(texts["锁定 15 分钟"], nameof(LockoutMode.FifteenMinutes)),
    ];

    public IReadOnlyList<SelectListItem> Policies =>
    [
        new(texts["至少 8 个字符，由字母、数字和符号组成"], nameof(PasswordPolicy.Classic)),
        new(texts["至少 15 个字符，可以是一句话"], nameof(PasswordPolicy.Length)),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Input = SecurityInput.Of(await editor.ReadAsync(cancellationToken));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (ModelState.IsValid)
            {
                var stored = await editor.ReadAsync(cancellationToken);
                var isSaved = await editor.SaveAsync(Input.ApplyTo(stored.Value), Input.Version, cancellationToken);
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
}
