using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Settings;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>首页设置.</summary>
internal sealed class SettingsModel(SettingsEditor<TenantsSettings> editor, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var stored = await editor.ReadAsync(cancellationToken);
        Input = new InputModel { Version = stored.Version, ShowOrganizations = stored.Value.ShowOrganizations };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return Page();
        try
        {
            if (await editor.SaveAsync(new TenantsSettings { ShowOrganizations = Input.ShowOrganizations }, Input.Version, cancellationToken))
                this.FlashOk(Input.ShowOrganizations ? texts["首页现在公示组织"] : texts["首页不再公示组织"]);
            else
                this.FlashOk(texts["没有变更"]);
            return RedirectToPage();
        }
        catch (SettingsChangedException exception)
        {
            ModelState.Add(exception, texts);
            return Page();
        }
    }

    public sealed class InputModel
    {
        public long Version { get; set; }

        public bool ShowOrganizations { get; set; }
    }
}
