using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Domain.Scripts;
using PayHall.Heating.Tariffs;
using PayHall.Security;

namespace PayHall.Heating.Areas.Heating.Pages.Tariffs;

/// <summary>计价脚本 (H-11): read what the form generates, or replace it with a permission of its own.</summary>
internal sealed class ScriptModel(TariffReader reader, SaveTariff save, TariffSample samples, IStringLocalizer texts, AccessContext access) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? Script { get; set; }

    public TariffView Tariff { get; private set; } = null!;

    public int Versions { get; private set; }

    public string Generated { get; private set; } = "";

    public IReadOnlyList<ScriptError> Faults { get; private set; } = [];

    public bool Checked { get; private set; }

    public TariffSampleView? Priced { get; private set; }

    public bool IsReplaced => Tariff.Definition.Script is not null;

    public bool MayReplace => access.Holds(Permissions.ReplaceScripts);

    public IReadOnlyList<string> Lines => (Script ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Script = Tariff.Definition.Script ?? Generated;
        Priced = await samples.PriceAsync(Tariff.Definition, null, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken)
    {
        if (!MayReplace)
            return Forbid();
        await LoadAsync(cancellationToken);
        Script = (Script ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";
        if (act == "restore")
            return await SaveAsync(Tariff.Definition with { Script = null }, cancellationToken);

        Faults = TariffScript.Check(Script);
        Checked = true;
        var definition = Tariff.Definition with { Script = Script };
        if (Faults.Count > 0)
            return Page();
        Priced = await samples.PriceAsync(definition, null, null, cancellationToken);
        return act == "check" ? Page() : await SaveAsync(definition, cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(TariffDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            var (version, isNew) = await save.HandleAsync(Number, definition, null, null, cancellationToken);
            this.FlashOk(isNew ? texts["已保存 {0} v{1}，新账单按此版本计费，已出账单不变", definition.Name, version] : texts["没有变化，仍为 v{0}", version]);
            return RedirectToPage(new { number = Number });
        }
        catch (InputException wrong)
        {
            ModelState.Add(wrong, texts, "");
        }
        catch (RuleException broken)
        {
            ModelState.Add(broken, texts, "");
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Tariff = await reader.GetAsync(Number, null, cancellationToken);
        Versions = (await reader.VersionsAsync(Tariff.Tariff.Id, cancellationToken)).Count;
        Generated = TariffScriptWriter.Write(Tariff.Definition);
    }
}
