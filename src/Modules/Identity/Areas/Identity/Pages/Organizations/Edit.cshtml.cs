using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Domain;
using PayHall.Identity.Organizations;
using PayHall.Organizations;

namespace PayHall.Identity.Areas.Identity.Pages.Organizations;

internal sealed class EditModel(SaveUnit save, UnitList list, IOrganizationDirectory organizations, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long? Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsNew => Id is null;

    public string UnitName { get; private set; } = "";

    /// <summary>False for the topmost unit that can be seen, which stays where it hangs.</summary>
    public bool MayMove { get; private set; } = true;

    /// <summary>False for members and exchanges, whose kind other modules rely on.</summary>
    public bool MayChangeKind { get; private set; } = true;

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public async Task OnGetAsync(long? parent, CancellationToken cancellationToken)
    {
        Input.ParentId = parent;
        if (Id is { } id)
        {
            var unit = await list.FindAsync(id, cancellationToken);
            Input = new InputModel { ParentId = unit.ParentId, Name = unit.Name, Kind = unit.Kind, Position = unit.Position };
        }

        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await save.HandleAsync(
                new SaveUnitCommand { Id = Id, ParentId = Input.ParentId, Code = Input.Code, Name = Input.Name, Kind = Input.Kind, Position = Input.Position ?? 0 },
                cancellationToken);
            this.FlashOk(IsNew ? texts["已新增机构 {0}", Input.Name!.Trim()] : texts["已保存机构 {0}", Input.Name!.Trim()]);
            return RedirectToPage("Index");
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (RuleException exception)
        {
            ModelState.Add(exception, texts);
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var units = await organizations.ListAsync(cancellationToken);
        var parents = units;
        if (Id is { } id)
        {
            var unit = await list.FindAsync(id, cancellationToken);
            UnitName = unit.Name;
            MayMove = units.Any(candidate => candidate.Id == unit.ParentId);
            MayChangeKind = UnitKinds.AddedByHand.Contains(unit.Kind, StringComparer.Ordinal);
            var below = (await list.FindAsync((string?)null, cancellationToken)).Where(line => UnitPath.IsWithin(line.Unit.Path, unit.Path)).Select(line => line.Unit.Id).ToHashSet();
            parents = [.. units.Where(candidate => !below.Contains(candidate.Id))];
        }

        Parents = [new SelectListItem(texts["请选择"], ""), .. UnitChoices.List(parents)];
        Kinds = [.. UnitKinds.AddedByHand.Select(kind => new SelectListItem(texts[UnitKinds.All[kind]], kind))];
    }

    public sealed class InputModel
    {
        public long? ParentId { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Kind { get; set; } = "Department";

        public int? Position { get; set; } = 0;
    }
}
