using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Security;
using PayHall.Settings;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>The default site's first page: the organisations of this host, unless they are not to be known. Whoever is signed in goes on to the console.</summary>
[AllowAnonymous]
internal sealed class WelcomeModel(ITenantDirectory directory, ISettings<TenantsSettings> settings, AccessContext access) : PageModel
{
    public bool ShowsOrganizations { get; private set; }

    public IReadOnlyList<TenantSummary> Tenants { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (access.Actor is not null)
            return access.Holds(Permissions.ViewTenants) ? RedirectToPage("Index") : RedirectToPage("/ChangePassword", new { area = "Identity" });
        ShowsOrganizations = (await settings.GetAsync(cancellationToken)).ShowOrganizations;
        if (ShowsOrganizations)
            Tenants = [.. directory.List().Where(tenant => tenant.Name != TenantSettings.DefaultName)];
        return Page();
    }

    /// <summary>A tenant with hosts of its own answers only there, any other below this site.</summary>
    public string AddressOf(TenantSummary tenant)
        => tenant.Hosts.Count == 0 ? tenant.Path.TrimEnd('/') + "/" : AddressText.Addresses(Request, tenant.Hosts, tenant.Path.Trim('/'))[0];
}
