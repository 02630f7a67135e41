using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Contracts;
using PayHall.Heating.Households;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.Areas.Heating.Pages.Contracts;

/// <summary>户室与产品签约 (H-14).</summary>
internal sealed class ProposeModel(HouseholdReader households, TariffReader tariffs, ProposeContracts propose, IStringLocalizer texts) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "account")]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true, Name = "owner")]
    public string? Owner { get; set; }

    [BindProperty(SupportsGet = true, Name = "address")]
    public string? Address { get; set; }

    /// <summary>Shows signed households as well, to move them to another tariff.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public string? All { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<HouseholdView> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public IReadOnlyList<SelectListItem> Tariffs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Scopes => [new(texts["未签约"], ""), new(texts["全部"], "1")];

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = new HouseholdFilter { Account = Account?.Trim(), Owner = Owner?.Trim(), Address = Address?.Trim(), Unsigned = string.IsNullOrEmpty(All) };
        (Rows, var next) = await households.ListAsync(filter, new ListRequest(PageSize, After), cancellationToken);
        Count = await households.CountAsync(filter, cancellationToken);
        Tariffs = [.. (await tariffs.ListAsync(null, null, null, cancellationToken)).Select(row => new SelectListItem($"{row.Tariff.Number} {row.Tariff.Name}", row.Tariff.Number))];
        Pager = PagerModel.ByKey(next, After, PageSize);
    }

    public async Task<IActionResult> OnPostAsync(long[] ids, string? tariff, CancellationToken cancellationToken)
    {
        try
        {
            var proposed = await propose.HandleAsync(ids, tariff, cancellationToken);
            this.FlashOk(texts["已提交 {0} 户签约，等待另一人审批", proposed]);
            return RedirectToPage(new { Account, Owner, Address, All });
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts, "");
        }
        catch (ExplainedException refusal)
        {
            ModelState.Add(refusal, texts, "");
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }
}
