using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>The organisations of this host.</summary>
[AllowAnonymous]
public sealed class IndexModel(ITenantDirectory directory) : PageModel
{
    public IReadOnlyList<TenantSummary> Tenants { get; private set; } = [];

    public void OnGet() => Tenants = [.. directory.List().Where(tenant => tenant.Name != TenantSettings.DefaultName)];
}
