using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Tenants.Changing;
using PayHall.Tenants.Domain;
using PayHall.Tenants.Operating;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>改名、改址.</summary>
internal sealed class EditModel(ChangeAddress change, ITenantConsole console, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public TenantDetail Tenant { get; private set; } = null!;

    public void OnGet()
    {
        Tenant = console.Demand(Name);
        Input = new InputModel { DisplayName = Tenant.DisplayName, Prefix = Tenant.Prefix, Hosts = string.Join(' ', Tenant.Hosts) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Tenant = console.Demand(Name);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var command = new ChangeAddressCommand(Tenant.Name, Input.DisplayName ?? "", AddressRules.ReadHosts(Input.Hosts), Input.Prefix ?? "", Request.Host.Value ?? "");
            if (await change.HandleAsync(command, cancellationToken))
                this.FlashOk(texts["已保存 {0} 的名称和网址", Tenant.Name]);
            else
                this.FlashWarning(texts["没有改动"]);
            return RedirectToPage("Details", new { name = Tenant.Name });
        }
        catch (InputException exception)
        {
            ModelState.Add(exception.ForForm(), texts);
        }
        catch (RuleException exception)
        {
            ModelState.Add(exception, texts);
        }

        return Page();
    }

    public sealed class InputModel
    {
        public string? DisplayName { get; set; }

        public string? Prefix { get; set; }

        public string? Hosts { get; set; }
    }
}
