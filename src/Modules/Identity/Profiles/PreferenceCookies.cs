using System.Globalization;
using Microsoft.AspNetCore.Http;
using PayHall.Components;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Identity.Profiles;

/// <summary>
/// Between the account and the browser: pages are written as the browser's cookies say, also before anybody is signed in, and
/// signing in sets the cookies to what the account has.
/// </summary>
internal sealed class PreferenceCookies(TenantSettings tenant)
{
    /// <summary>Hands the browser what the account has; where it has nothing, the browser keeps its own.</summary>
    public void Write(HttpContext context, AccountPreferences preferences)
    {
        if (preferences.Language is { } language)
            LanguageCookie.Write(context, tenant, language);
        if (preferences.Appearance is { } appearance)
            Appearance.Write(context, tenant, appearance);
    }

    /// <summary>What this browser shows now.</summary>
    public AccountPreferences Read(HttpContext context)
        => new(CultureInfo.CurrentUICulture.Name, Appearance.Of(context, tenant).Choice);
}
