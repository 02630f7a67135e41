using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.BillRuns;
using PayHall.Heating.Domain;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.BillRuns;

/// <summary>账单生成 (H-15): start a run, see the ones before.</summary>
internal sealed class IndexModel(StartBillRun start, BillRunReader reader, RunChoices choices, IStringLocalizer texts, TenantClock clock) : PageModel
{
    private const int ShownRuns = 20;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<BillRunView> Runs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tariffs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Seasons => SeasonChoices.Items(clock.Today, null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.Season = Season.At(clock.Today).ToString();
        Input.Key = Guid.NewGuid().ToString("N");
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var id = await start.HandleAsync(Input.Season ?? "", Empty(Input.Tariff), Empty(Input.Community), $"page/{User.Identity?.Name}/{Input.Key}", null, cancellationToken);
            return RedirectToPage("Details", new { id });
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts);
        }
        catch (ExplainedException refusal)
        {
            ModelState.Add(refusal, texts);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Runs = await reader.LatestAsync(ShownRuns, cancellationToken);
        (Tariffs, Communities) = await choices.ReadAsync(texts["全部产品"], texts["全部小区"], cancellationToken);
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public sealed class InputModel
    {
        public string? Season { get; set; }

        public string? Tariff { get; set; }

        public string? Community { get; set; }

        public string Key { get; set; } = "";
    }
}
