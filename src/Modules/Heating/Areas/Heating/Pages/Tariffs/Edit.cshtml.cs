using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Areas.Heating.Pages.Tariffs;

/// <summary>产品添加 and 编辑 (H-10): the form, its calendar, a sample bill and the changes against the current version.</summary>
internal sealed class EditModel(TariffReader reader, SaveTariff save, TariffSample samples, IStringLocalizer texts, TenantClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    [BindProperty]
    public TariffForm Input { get; set; } = new();

    [BindProperty]
    public string? NewNumber { get; set; }

    [BindProperty(SupportsGet = true, Name = "sample")]
    public string? Sample { get; set; }

    [BindProperty(SupportsGet = true, Name = "day")]
    public DateOnly? Day { get; set; }

    public TariffView? Current { get; private set; }

    public IReadOnlyList<TariffVersion> Versions { get; private set; } = [];

    public TariffSampleView? Priced { get; private set; }

    public TariffCalendar? Calendar { get; private set; }

    public TariffDefinition? Definition { get; private set; }

    public IReadOnlyList<TariffChange> Changes { get; private set; } = [];

    public bool IsOldVersion => Current is not null && Current.Version.Version != Current.Tariff.CurrentVersion;

    public IReadOnlyList<SelectListItem> Seasons => SeasonChoices.Items(clock.Today, null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(Version, cancellationToken);
        if (Current is not null)
        {
            Input = TariffForm.Of(Current.Definition);
            await ShowAsync(Current.Definition, cancellationToken);
            return;
        }

        var season = Season.At(clock.Today);
        Input.Season = season.ToString();
        Input.PayFrom = $"{season.StartYear}-09-15";
        Input.PayBy = $"{season.StartYear}-11-10";
    }

    public async Task<IActionResult> OnPostAsync(string? act, [FromServices] AccessContext access, CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.ManageTariffs))
            return Forbid();
        await LoadAsync(null, cancellationToken);
        var number = Current?.Tariff.Number ?? NewNumber?.Trim() ?? "";
        var errors = new InputErrors();
        var typedName = Input.Name;
        if (act == "preview" && string.IsNullOrWhiteSpace(typedName))
            Input.Name = texts["产品"]; // A price can be tried before the tariff has a name.
        var definition = Input.Read(Current?.Definition.Script, errors);
        Input.Name = typedName;
        if (act != "preview" && !Codes.IsCode(number, 32))
            ModelState.AddModelError(nameof(NewNumber), texts["请填写产品编号：1 到 {0} 个字母、数字、点或连字符", 32]);
        if (act != "preview" && Current is null && number.Length > 0 && await ExistsAsync(number, cancellationToken))
            ModelState.AddModelError(nameof(NewNumber), texts["产品编号 {0} 已被使用", number]);
        if (!errors.IsEmpty || !ModelState.IsValid)
        {
            // While somebody types, what is missing is no error yet: what was last shown stays.
            if (act == "preview" && Request.Headers.ContainsKey("HX-Request"))
                return new StatusCodeResult(StatusCodes.Status204NoContent);
            ModelState.Add(new InputException(errors), texts);
            return Page();
        }

        if (act == "preview")
        {
            await ShowAsync(definition, cancellationToken);
            return Page();
        }

        try
        {
            var (version, isNew) = await save.HandleAsync(number, definition, null, null, cancellationToken);
            this.FlashOk(isNew ? texts["已保存 {0} v{1}，新账单按此版本计费，已出账单不变", definition.Name, version] : texts["没有变化，仍为 v{0}", version]);
            return RedirectToPage(new { number, version = (int?)null });
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

    private async Task LoadAsync(int? version, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Number))
            return;
        Current = await reader.GetAsync(Number, version, cancellationToken);
        Versions = await reader.VersionsAsync(Current.Tariff.Id, cancellationToken);
    }

    private async Task ShowAsync(TariffDefinition definition, CancellationToken cancellationToken)
    {
        Definition = definition;
        Calendar = new TariffCalendar(definition, clock.Today);
        Priced = await samples.PriceAsync(definition, Sample, Day, cancellationToken);
        if (Current is not null)
            Changes = TariffChanges.Between(Current.Definition, definition);
    }

    private async Task<bool> ExistsAsync(string number, CancellationToken cancellationToken)
    {
        try
        {
            await reader.GetAsync(number, null, cancellationToken);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }
}
