using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Security;
using PayHall.Tenants.Domain;
using PayHall.Tenants.Operating;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>A tenant: how it is, its features, and all that can be done with it.</summary>
internal sealed class DetailsModel(ITenantConsole console, TenantActs acts, AccessContext access, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "ask")]
    public string? Ask { get; set; }

    [BindProperty(SupportsGet = true, Name = "feature")]
    public string? Feature { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public TenantDetail Tenant { get; private set; } = null!;

    public IReadOnlyList<FeatureRow> Features { get; private set; } = [];

    /// <summary>What would follow from switching the feature that is asked about.</summary>
    public FeaturePlan? Plan { get; private set; }

    public bool IsOn => Ask == "on";

    public string FeatureName => NameOf(Feature ?? "");

    public int RetentionDays => Removing.RemoveTenant.Retention.Days;

    public bool MayOperate => access.Holds(Permissions.ManageTenants) && !Tenant.IsDamaged && Tenant.Condition != TenantCondition.Preparing;

    public bool MayRemove => access.Holds(Permissions.RemoveTenants) && !Tenant.IsDamaged && !Tenant.IsDefault && Tenant.Condition != TenantCondition.Preparing;

    public string CloseUrl => Url.Page("Details", new { name = Tenant.Name })!;

    public void OnGet() => Show();

    public Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
        => ActAsync(Permissions.ManageTenants, async () => texts["已启动 {0}", (await acts.Operate.StartAsync(Name, cancellationToken)).DisplayName]);

    public Task<IActionResult> OnPostReloadAsync(CancellationToken cancellationToken)
        => ActAsync(Permissions.ManageTenants, async () => texts["已重载 {0}", (await acts.Operate.ReloadAsync(Name, cancellationToken)).DisplayName]);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken)
        => ActAsync(Permissions.ManageTenants, async () => texts["已停止 {0}", (await acts.Operate.StopAsync(Name, cancellationToken)).DisplayName]);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken)
        => ActAsync(Permissions.ManageFeatures, async () => Said("已启用 {0}", (await acts.Switch.HandleAsync(Name, Feature, isOn: true, cancellationToken)).GoOn));

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken)
        => ActAsync(Permissions.ManageFeatures, async () => Said("已停用 {0}", (await acts.Switch.HandleAsync(Name, Feature, isOn: false, cancellationToken)).GoOff));

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!access.Holds(Permissions.RemoveTenants))
            return StatusCode(StatusCodes.Status403Forbidden);
        try
        {
            var removed = await acts.Remove.HandleAsync(Name, Input.Typed, cancellationToken);
            this.FlashOk(texts["已删除 {0}，数据在 {1} 保留 {2} 天", removed.DisplayName, removed.Folder, RetentionDays]);
            return RedirectToPage("Index");
        }
        catch (InputException exception)
        {
            ModelState.Add(exception.ForForm(), texts);
            Ask = "remove";
            Show();
            return Page();
        }
        catch (RuleException exception)
        {
            this.FlashError(texts.Of(exception));
            return RedirectToPage(new { name = Name });
        }
    }

    public string AskUrl(string ask) => Url.Page("Details", new { name = Tenant.Name, ask })!;

    public string Names(IEnumerable<string> ids) => string.Join(texts["、"], ids.Select(NameOf));

    private LocalizedString Said(string message, IReadOnlyList<string> features) => features.Count == 0 ? texts["没有改动"] : texts[message, Names(features)];

    private void Show()
    {
        Tenant = console.Demand(Name);
        if (!Tenant.IsDefault)
            Features = Rows(new FeatureSet(console.Features));
        if (Ask is not ("on" or "off") || !access.Holds(Permissions.ManageFeatures))
            return;
        try
        {
            Plan = acts.Switch.Plan(Name, Feature, IsOn);
        }
        catch (ExplainedException exception)
        {
            this.FlashError(texts.Of(exception));
        }
    }

    private IReadOnlyList<FeatureRow> Rows(FeatureSet known)
    {
        var on = known.Closure(Tenant.Chosen);
        var may = access.Holds(Permissions.ManageFeatures) && Tenant.Condition != TenantCondition.Preparing;
        var rows = console.Features.Select(feature => new FeatureRow
        {
            Id = feature.Id,
            Name = feature.Name,
            Description = feature.Description,
            IsTheme = feature.IsTheme,
            IsOn = on.Contains(feature.Id),
            StaysEnabled = feature.StaysEnabled,
            Needs = [.. feature.Dependencies.Select(NameKey)],
            NeededBy = on.Contains(feature.Id) ? [.. known.NeededBy(feature.Id, on).Select(NameKey)] : [],
            SwitchUrl = may && !(feature.StaysEnabled && on.Contains(feature.Id)) ? SwitchUrl(feature.Id, on.Contains(feature.Id)) : null,
        });
        var unknown = Tenant.Chosen.Where(id => known.Find(id) is null).Select(id => new FeatureRow { Id = id, Name = id, IsOn = true, IsUnknown = true, SwitchUrl = may ? SwitchUrl(id, isOn: true) : null });
        return [.. unknown, .. rows];
    }

    private string SwitchUrl(string feature, bool isOn) => Url.Page("Details", new { name = Tenant.Name, ask = isOn ? "off" : "on", feature })!;

    private string NameKey(string id) => console.Features.FirstOrDefault(feature => feature.Id == id)?.Name ?? id;

    private string NameOf(string id) => texts[NameKey(id)];

    private Task<IActionResult> ActAsync(Permission permission, Func<Task<string?>> act)
        => this.ActAsync(access, permission, texts, act, RedirectToPage(new { name = Name }));

    public sealed class InputModel
    {
        public string? Typed { get; set; }
    }
}
