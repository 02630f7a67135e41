using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Background;
using PayHall.Components;
using PayHall.Tenants.Creating;
using PayHall.Tenants.Data;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>The making of a tenant: progress, result, and once the administrator's first password.</summary>
internal sealed class CreationModel(CreationStore creations, CancelCreation cancel, IJobQueue jobs, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    public CreationView View { get; private set; } = null!;

    public string? Password { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        View = await ReadAsync(cancellationToken);
        if (View.Creation.Status == CreationStatus.Done)
            Password = IssuedPassword.Take(this, Id);
    }

    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancellationToken)
    {
        View = await ReadAsync(cancellationToken);
        if (View is { Creation.Status: CreationStatus.Open, Job: not null })
            return Partial("_Progress", View);

        // The result stands on the page itself.
        Response.Headers["HX-Redirect"] = Url.Page("Creation", new { id = Id });
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        if (await cancel.HandleAsync(Id, cancellationToken))
            this.FlashOk(texts["已取消建立"]);
        else
            this.FlashWarning(texts["来不及取消：已经结束"]);
        return RedirectToPage(new { id = Id });
    }

    private async Task<CreationView> ReadAsync(CancellationToken cancellationToken)
    {
        var creation = await creations.GetAsync(Id, cancellationToken);
        return new CreationView(creation, await jobs.FindAsync(creation.JobId, cancellationToken));
    }
}
