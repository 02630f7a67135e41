using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Communities;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Households;

namespace PayHall.Heating.Areas.Heating.Pages.Households;

/// <summary>户室添加 and 修改 (H-05).</summary>
internal sealed class EditModel(HouseholdReader reader, PutHousehold put, LevelReader levels, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<OwnerKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public IReadOnlyList<SelectListItem> Welfares => [.. Enum.GetValues<WelfareKind>().Select(kind => new SelectListItem(texts[Labels.Of(kind)], kind.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Account is null)
            return;
        var view = await reader.GetAsync(Account, cancellationToken);
        Input = new InputModel
        {
            Account = Account,
            Community = view.CommunityCode,
            Building = view.Building,
            Unit = view.Unit,
            Room = view.Household.Room,
            HeatedArea = view.Household.HeatedArea.ToString(),
            FloorArea = view.Household.FloorArea.ToString(),
            OwnerName = view.Owner.Name,
            OwnerPhone = view.Owner.Phone,
            OwnerKind = view.Owner.Kind,
            OwnerWelfare = view.Owner.Welfare,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var errors = new InputErrors();
        var draft = new HouseholdDraft
        {
            Account = Account ?? Input.Account?.Trim() ?? "",
            Community = Input.Community?.Trim() ?? "",
            Building = Input.Building?.Trim() ?? "",
            Unit = Input.Unit?.Trim() ?? "",
            Room = Input.Room?.Trim() ?? "",
            HeatedArea = ReadArea(Input.HeatedArea, "heatedArea", errors),
            FloorArea = ReadArea(Input.FloorArea, "floorArea", errors),
            OwnerName = Input.OwnerName?.Trim() ?? "",
            OwnerPhone = Input.OwnerPhone?.Trim() ?? "",
            OwnerKind = Input.OwnerKind,
            Welfare = Input.OwnerWelfare,
        };
        try
        {
            await put.HandleAsync(draft, errors, cancellationToken);
            this.FlashOk(texts["已保存户室 {0}", draft.Account]);
            return RedirectToPage("Details", new { account = draft.Account });
        }
        catch (InputException wrong)
        {
            foreach (var (field, messages) in wrong.Errors.Fields)
            {
                foreach (var message in messages)
                    ModelState.AddModelError("Input." + string.Concat(field.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part[1..])), texts.Of(message));
            }
        }
        catch (RuleException broken)
        {
            ModelState.Add(broken, texts);
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
        => Communities = [.. (await levels.CommunitiesAsync(null, cancellationToken)).Select(row => new SelectListItem($"{row.Community.Code} {row.Community.Name}", row.Community.Code))];

    private static decimal ReadArea(string? text, string field, InputErrors errors)
    {
        if (decimal.TryParse(text?.Trim(), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var area) && decimal.Round(area, 2) == area)
            return area;
        errors.Add(field, "请填写面积，至多两位小数，如 98.60");
        return 0;
    }

    public sealed class InputModel
    {
        public string? Account { get; set; }

        public string? Community { get; set; }

        public string? Building { get; set; }

        public string? Unit { get; set; }

        public string? Room { get; set; }

        public string? HeatedArea { get; set; }

        public string? FloorArea { get; set; }

        public string? OwnerName { get; set; }

        public string? OwnerPhone { get; set; }

        public OwnerKind OwnerKind { get; set; }

        public WelfareKind OwnerWelfare { get; set; }
    }
}
