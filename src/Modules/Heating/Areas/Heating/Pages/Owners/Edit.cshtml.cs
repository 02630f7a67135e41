using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Owners;

namespace PayHall.Heating.Areas.Heating.Pages.Owners;

/// <summary>业主添加 and 修改 (H-04).</summary>
internal sealed class EditModel(OwnerReader reader, SaveOwner save, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long? Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<OwnerKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public IReadOnlyList<SelectListItem> Welfares => [.. Enum.GetValues<WelfareKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is null)
            return;
        var owner = await reader.GetAsync(Id.Value, cancellationToken);
        Input = new InputModel { Name = owner.Name, Phone = owner.Phone, Kind = owner.Kind, Welfare = owner.Welfare };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Id is not null)
            await reader.GetAsync(Id.Value, cancellationToken);
        try
        {
            await save.HandleAsync(Id, new OwnerDraft(Input.Name?.Trim() ?? "", Input.Phone?.Trim() ?? "", Input.Kind, Input.Welfare), cancellationToken);
            this.FlashOk(texts["已保存业主 {0}", Input.Name!]);
            return RedirectToPage("Index", new { name = Input.Name });
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

    public sealed class InputModel
    {
        public string? Name { get; set; }

        public string? Phone { get; set; }

        public OwnerKind Kind { get; set; }

        public WelfareKind Welfare { get; set; }
    }
}
