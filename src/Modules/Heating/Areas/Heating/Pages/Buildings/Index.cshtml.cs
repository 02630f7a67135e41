using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Communities;
using PayHall.Security;

namespace PayHall.Heating.Areas.Heating.Pages.Buildings;

/// <summary>楼幢列表 (H-05).</summary>
internal sealed class IndexModel(LevelReader reader, AddLevel add, DeleteCommunityLevel delete, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "community")]
    public string? Community { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<BuildingView> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices => [new(texts["全部"], ""), .. Communities];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var communities = await reader.CommunitiesAsync(null, cancellationToken);
        Communities = [.. communities.Select(row => new SelectListItem($"{row.Community.Code} {row.Community.Name}", row.Community.Code))];
        var chosen = string.IsNullOrEmpty(Community) ? null : communities.FirstOrDefault(row => row.Community.Code == Community) ?? throw new NotFoundException("小区", Community);
        Rows = await reader.BuildingsAsync(chosen?.Community.Id, null, cancellationToken);
        Input.Community ??= Community;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.ManageCommunities))
            return Forbid();
        try
        {
            var added = await add.BuildingAsync(Input.Community, Input.Name, cancellationToken);
            this.FlashOk(added ? texts["已添加楼幢 {0}", Input.Name!] : texts["楼幢 {0} 已经存在", Input.Name!]);
            return RedirectToPage(new { community = Input.Community });
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
                await delete.BuildingAsync(id, cancellationToken);
                return texts["已删除楼幢"];
            },
            RedirectToPage(new { community = Community }));

    public sealed class InputModel
    {
        public string? Community { get; set; }

        public string? Name { get; set; }
    }
}
