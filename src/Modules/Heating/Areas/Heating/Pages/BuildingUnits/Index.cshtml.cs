using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Communities;
using PayHall.Security;

namespace PayHall.Heating.Areas.Heating.Pages.BuildingUnits;

/// <summary>单元列表 (H-05).</summary>
internal sealed class IndexModel(LevelReader reader, AddLevel add, DeleteCommunityLevel delete, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "building")]
    public long? Building { get; set; }

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<UnitView> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Buildings = [.. (await reader.BuildingsAsync(null, null, cancellationToken)).Select(row => new SelectListItem(texts["{0} {1} 幢", row.Community.Name, row.Building.Name], row.Building.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        Rows = await reader.UnitsAsync(Building, Name?.Trim(), cancellationToken);
        Input.Building ??= Building;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.ManageCommunities))
            return Forbid();
        try
        {
            var added = await add.UnitAsync(Input.Building, Input.Name, cancellationToken);
            this.FlashOk(added ? texts["已添加单元 {0}", Input.Name!] : texts["单元 {0} 已经存在", Input.Name!]);
            return RedirectToPage(new { building = Input.Building });
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts);
        }
        catch (RuleException broken)
        {
            ModelState.Add(broken, texts);
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
        => this.ActAsync(
            access,
            Permissions.ManageCommunities,
            texts,
            async () =>
            {
                await delete.UnitAsync(id, cancellationToken);
                return texts["已删除单元"];
            },
            RedirectToPage(new { building = Building }));

    public sealed class InputModel
    {
        public long? Building { get; set; }

        public string? Name { get; set; }
    }
}
