using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Branding;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Settings;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Areas.Identity.Pages.Settings;

[RequestSizeLimit(1_000_000)]
internal sealed class IndexModel(SaveSite save, ITenantTimeZone timeZone, IStringLocalizer texts) : PageModel
{
    private SiteSettings stored = new();

    [BindProperty]
    public SiteInput Input { get; set; } = new();

    public PreviewModel Preview { get; private set; } = new("", null, "", "", null);

    public bool HasLogo => stored.LogoHash.Length > 0;

    public string? LogoError => ModelState["Input.Logo"]?.Errors is [var error, ..] ? error.ErrorMessage : null;

    public IReadOnlyList<SelectListItem> Languages => [.. SiteSettings.Languages.Select(name => new SelectListItem(CultureInfo.GetCultureInfo(name[..2]).NativeName, name))];

    public IReadOnlyList<SelectListItem> TimeZones =>
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => timeZone.IsKnown(zone.Id))
            .OrderBy(zone => zone.BaseUtcOffset)
            .ThenBy(zone => zone.Id, StringComparer.Ordinal)
            .Select(zone => new SelectListItem($"UTC{(zone.BaseUtcOffset < TimeSpan.Zero ? "−" : "+")}{zone.BaseUtcOffset:hh\\:mm} {zone.Id}", zone.Id)),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var read = await save.ReadAsync(cancellationToken);
        stored = read.Value;
        Input = SiteInput.Of(read, timeZone.Current);
        Preview = PreviewOf(stored.Color);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        stored = (await save.ReadAsync(cancellationToken)).Value;
        try
        {
            if (ModelState.IsValid)
            {
                var isSaved = await save.HandleAsync(await Input.ToCommandAsync(stored, cancellationToken), cancellationToken);
                this.FlashOk(isSaved ? texts["已保存，立即生效"] : texts["没有变更"]);
                return RedirectToPage();
            }
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }
        catch (SettingsChangedException exception)
        {
            ModelState.Add(exception, texts);
        }

        Preview = PreviewOf(Input.Color?.Trim() ?? "");
        return Page();
    }

    public async Task<PartialViewResult> OnGetPreviewAsync(string? color, CancellationToken cancellationToken)
    {
        stored = (await save.ReadAsync(cancellationToken)).Value;
        return Partial("_Preview", PreviewOf(color?.Trim() ?? ""));
    }

    public IActionResult OnGetPreviewColors(string? color)
        => HexColor.TryParse(color, out var chosen)
            ? Content(BrandPalette.Of(chosen).ToCss(".brandview"), "text/css; charset=utf-8")
            : NotFound();

    private PreviewModel PreviewOf(string color)
    {
        var errors = new InputErrors();
        if (color.Length > 0)
            BrandPalette.Check(color, "color", errors);
        var error = errors.Fields.Values.FirstOrDefault() is [var message, ..] ? texts.Of(message) : null;
        var name = stored.ShortName.Length > 0 ? stored.ShortName : stored.Name;
        return new PreviewModel(color, error, name, stored.Portal, HasLogo ? Url.Content($"~/site/logo?v={stored.LogoHash}") : null);
    }
}
