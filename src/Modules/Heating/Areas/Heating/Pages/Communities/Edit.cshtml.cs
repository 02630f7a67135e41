using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Communities;
using PayHall.Organizations;

namespace PayHall.Heating.Areas.Heating.Pages.Communities;

/// <summary>小区添加 and 修改 (H-05).</summary>
internal sealed class EditModel(LevelReader reader, PutCommunity put, IOrganizationDirectory organizations, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var units = await LoadUnitsAsync(cancellationToken);
        if (Code is null)
            return;
        var community = await reader.CommunityAsync(Code, cancellationToken);
        Input = new InputModel { Code = Code, Name = community.Name, Address = community.Address, Unit = units.FirstOrDefault(unit => unit.Id == community.UnitId)?.Code };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadUnitsAsync(cancellationToken);
        try
        {
            var draft = new CommunityDraft(Code ?? Input.Code?.Trim() ?? "", Input.Name?.Trim() ?? "", string.IsNullOrEmpty(Input.Unit) ? null : Input.Unit, Input.Address?.Trim() ?? "");
            await put.HandleAsync(draft, null, cancellationToken);
            this.FlashOk(texts["已保存小区 {0}", draft.Name]);
            return RedirectToPage("Index");
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts);
        }
        catch (RuleException broken)
        {
            ModelState.Add(broken, texts);
        }

        return Page();
    }

    private async Task<IReadOnlyList<OrganizationUnitInfo>> LoadUnitsAsync(CancellationToken cancellationToken)
    {
        var units = await organizations.ListAsync(cancellationToken);
        Units = [.. units.Select(unit => new SelectListItem(unit.Name, unit.Code))];
        return units;
    }

    public sealed class InputModel
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Address { get; set; }

        public string? Unit { get; set; }
    }
}
