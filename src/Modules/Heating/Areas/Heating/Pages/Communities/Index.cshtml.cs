using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Heating.Communities;
using PayHall.Organizations;
using PayHall.Security;

namespace PayHall.Heating.Areas.Heating.Pages.Communities;

/// <summary>小区列表 (H-05).</summary>
internal sealed class IndexModel(LevelReader reader, DeleteCommunityLevel delete, IOrganizationDirectory organizations, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    public IReadOnlyList<CommunityView> Rows { get; private set; } = [];

    public IReadOnlyDictionary<long, string> UnitNames { get; private set; } = new Dictionary<long, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        UnitNames = (await organizations.ListAsync(cancellationToken)).ToDictionary(unit => unit.Id, unit => unit.Name);
        Rows = await reader.CommunitiesAsync(Name?.Trim(), cancellationToken);
    }

    public Task<IActionResult> OnPostDeleteAsync([FromServices] AccessContext access, long id, CancellationToken cancellationToken)
        => this.ActAsync(
            access,
            Permissions.ManageCommunities,
            texts,
            async () =>
            {
                await delete.CommunityAsync(id, cancellationToken);
                return texts["已删除小区"];
            },
            RedirectToPage());
}
