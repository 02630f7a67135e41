using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Api;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Contracts;
using PayHall.Heating.Domain;

namespace PayHall.Heating.Areas.Heating.Pages.Contracts;

/// <summary>户室签约审批 (H-14).</summary>
internal sealed class ApproveModel(ContractReader reader, DecideContracts decide, IStringLocalizer texts) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "status")]
    public ContractStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Keyword { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public ContractStatus Shown => Status ?? ContractStatus.AwaitingApproval;

    public IReadOnlyList<ContractView> Rows { get; private set; } = [];

    public int Awaiting { get; private set; }

    public PagerModel Pager { get; private set; } = PagerModel.ByKey(null, null, PageSize);

    public static StatusKind KindOf(ContractStatus status) => status switch
    {
        ContractStatus.AwaitingApproval => StatusKind.Wait,
        ContractStatus.Approved => StatusKind.Ok,
        ContractStatus.Refused => StatusKind.Bad,
        _ => StatusKind.Idle,
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Rows, var next) = await reader.ListAsync(Shown, Keyword?.Trim(), new ListRequest(PageSize, After), cancellationToken);
        Awaiting = await reader.CountAsync(ContractStatus.AwaitingApproval, cancellationToken);
        Pager = PagerModel.ByKey(next, After, PageSize);
    }

    public async Task<IActionResult> OnPostAsync(long[] ids, string? opinion, string? act, CancellationToken cancellationToken)
    {
        try
        {
            var decided = await decide.HandleAsync(ids, act != "refuse", opinion, cancellationToken);
            this.FlashOk(act == "refuse" ? texts["已拒绝 {0} 份签约", decided] : texts["已通过 {0} 份签约，可以生成账单", decided]);
            return RedirectToPage();
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
