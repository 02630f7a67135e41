using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Settings;
using PayHall.Tenants.Changing;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>首页设置.</summary>
internal sealed class SettingsModel(ISettings<TenantsSettings> settings, SaveSettings save, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Input.ShowOrganizations = (await settings.GetAsync(cancellationToken)).ShowOrganizations;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        await save.HandleAsync(new TenantsSettings { ShowOrganizations = Input.ShowOrganizations }, cancellationToken);
        this.FlashOk(Input.ShowOrganizations ? texts["首页现在公示组织"] : texts["首页不再公示组织"]);
        return RedirectToPage();
    }

    public sealed class InputModel
    {
        public bool ShowOrganizations { get; set; }
    }
}
