using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Bills;
using PayHall.Heating.Communities;
using PayHall.Heating.Households;
using PayHall.Security;

namespace PayHall.Heating.Areas.Heating.Pages.Households;

/// <summary>户室档案: the household, its owners, contract and bills.</summary>
internal sealed class DetailsModel(HouseholdReader reader, BillReader bills, DeleteCommunityLevel delete, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "account")]
    public string Account { get; set; } = "";

    public HouseholdView View { get; private set; } = null!;

    public IReadOnlyList<OwnershipView> Owners { get; private set; } = [];

    public IReadOnlyList<BillView> Bills { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        View = await reader.GetAsync(Account, cancellationToken);
        Owners = await reader.OwnersAsync(View.Household.Id, cancellationToken);
        if (access.Holds(Permissions.ViewBills))
            Bills = await bills.OfHouseholdAsync(View.Household.Id, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.ManageCommunities))
            return Forbid();
        var view = await reader.GetAsync(Account, cancellationToken);
        try
        {
            await delete.HouseholdAsync(view.Household.Id, cancellationToken);
            this.FlashOk(texts["已删除户室 {0}", Account]);
            return RedirectToPage("Index");
        }
        catch (RuleException broken)
        {
            this.FlashError(texts.Of(broken));
            return RedirectToPage(new { account = Account });
        }
    }
}
