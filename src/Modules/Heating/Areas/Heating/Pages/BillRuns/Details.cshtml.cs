using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Background;
using PayHall.Components;
using PayHall.Heating.BillRuns;

namespace PayHall.Heating.Areas.Heating.Pages.BillRuns;

/// <summary>A bill run: progress, result, and who was skipped and why.</summary>
internal sealed class DetailsModel(BillRunReader reader, IJobQueue jobs, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    public BillRunView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await reader.GetAsync(Id, cancellationToken);

    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken)
    {
        View = await reader.GetAsync(Id, cancellationToken);
        return Partial("_Progress", View);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        var view = await reader.GetAsync(Id, cancellationToken);
        if (view.Job is not null && await jobs.CancelAsync(view.Job.Id, cancellationToken))
            this.FlashOk(texts["已请求取消；已生成的账单保留，可再次生成其余户室"]);
        return RedirectToPage(new { id = Id });
    }
}
