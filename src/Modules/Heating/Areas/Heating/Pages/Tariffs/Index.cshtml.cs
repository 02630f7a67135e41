using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Heating.Domain;
using PayHall.Heating.Tariffs;
using PayHall.Organizations;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Tariffs;

/// <summary>产品列表 (H-13).</summary>
internal sealed class IndexModel(TariffReader reader, DeleteTariff delete, IOrganizationDirectory organizations, IStringLocalizer texts, TenantClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public long? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "season")]
    public Season? InSeason { get; set; }

    public IReadOnlyList<TariffView> Rows { get; private set; } = [];

    public IReadOnlyDictionary<long, string> UnitNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Seasons => SeasonChoices.Items(clock.Today, texts["全部"]);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var units = await organizations.ListAsync(cancellationToken);
        UnitNames = units.ToDictionary(unit => unit.Id, unit => unit.Name);
        Units = [new SelectListItem(texts["全部"], ""), .. UnitChoices.List(units)];
        Rows = await reader.ListAsync(Name?.Trim(), Unit, InSeason, cancellationToken);
    }

    public Task<IActionResult> OnPostDeleteAsync([FromServices] AccessContext access, string number, CancellationToken cancellationToken)
        => this.ActAsync(
            access,
            Permissions.ManageTariffs,
            texts,
            async () =>
            {
                await delete.HandleAsync(number, cancellationToken);
                return texts["已删除产品 {0}", number];
            },
            RedirectToPage());
}
