using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PayHall.Components;
using PayHall.Errors;
using PayHall.Identity.Profiles;
using PayHall.Identity.Sessions;
using PayHall.Settings;

namespace PayHall.Identity.Areas.Identity.Pages.My;

internal sealed class IndexModel(OwnProfile profile, AccountSessions sessions, ProfileActs acts, PreferenceCookies cookies, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    [BindProperty]
    public PreferenceInput Preferences { get; set; } = new();

    public ProfileOverview Overview { get; private set; } = null!;

    public SessionsView Sessions { get; private set; } = new([], null, null);

    /// <summary>Nothing is kept with the account yet: each browser shows what was chosen in it.</summary>
    public bool IsUndecided { get; private set; }

    /// <summary>It is the profile that was refused, and not language and appearance.</summary>
    public bool IsProfileRefused { get; private set; }

    /// <summary>Asks whether all other sessions are to be signed out.</summary>
    public bool AsksToEndAll { get; private set; }

    public string Validity => Accounts.AccountValidity.InWords(Overview.User.ValidFrom, Overview.User.ValidTo, texts);

    public IReadOnlyList<SelectListItem> Languages
        => [.. SiteSettings.Languages.Select(name => new SelectListItem(CultureInfo.GetCultureInfo(name[..2]).NativeName, name))];

    public IReadOnlyList<SelectListItem> Appearances => [new(texts["浅色"], "light"), new(texts["深色"], "dark"), new(texts["跟随系统"], "auto")];

    public async Task OnGetAsync(string? ask, CancellationToken cancellationToken)
    {
        await ShowAsync(keepsProfile: false, keepsPreferences: false, cancellationToken);
        AsksToEndAll = ask == "sessions" && Sessions.EndAllUrl is not null;
    }

    public async Task<IActionResult> OnPostProfileAsync(CancellationToken cancellationToken)
    {
        try
        {
            await acts.Profile.HandleAsync(new SaveProfileCommand(Input.DisplayName, Input.Phone, Input.Email), cancellationToken);
            this.FlashOk(texts["个人资料已保存"]);
            return RedirectToPage();
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts);
        }

        await ShowAsync(keepsProfile: true, keepsPreferences: false, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostPreferencesAsync(CancellationToken cancellationToken)
    {
        var chosen = new AccountPreferences(Preferences.Language, Preferences.Appearance);
        try
        {
            await acts.Preferences.HandleAsync(chosen, cancellationToken);
            cookies.Write(HttpContext, chosen);

            // The next page is in the chosen language, and so is what it says first.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(chosen.Language!);
            this.FlashOk(texts["语言和外观已保存，在别的电脑上登录也是这样"]);
            return RedirectToPage();
        }
        catch (InputException exception)
        {
            ModelState.Add(exception, texts, nameof(Preferences));
        }

        await ShowAsync(keepsProfile: false, keepsPreferences: true, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostEndSessionAsync(string? session, CancellationToken cancellationToken)
    {
        this.FlashOk(texts["已退出 {0} 上的登录", BrowserWords.Of(await acts.Sessions.OwnAsync(session, cancellationToken), texts)]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancellationToken)
    {
        this.FlashOk(texts["已退出其他 {0} 处登录", await acts.Sessions.OwnOthersAsync(cancellationToken)]);
        return RedirectToPage();
    }

    private async Task ShowAsync(bool keepsProfile, bool keepsPreferences, CancellationToken cancellationToken)
    {
        IsProfileRefused = keepsProfile;
        Overview = await profile.ReadAsync(cancellationToken);
        var user = Overview.User;
        if (!keepsProfile)
            Input = new ProfileInput { DisplayName = user.DisplayName, Phone = user.PhoneNumber, Email = user.Email };
        IsUndecided = AccountPreferences.Of(user) == AccountPreferences.None;
        var here = cookies.Read(HttpContext);
        if (!keepsPreferences)
            Preferences = new PreferenceInput { Language = user.Language ?? here.Language, Appearance = user.Appearance ?? here.Appearance };
        var rows = await sessions.OwnAsync(cancellationToken);
        Sessions = new SessionsView(rows, null, rows.Any(row => !row.IsCurrent) ? Url.Page("Index", new { ask = "sessions" }) : null);
    }
}
