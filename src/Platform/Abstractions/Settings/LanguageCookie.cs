using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using PayHall.Tenants;

namespace PayHall.Settings;

/// <summary>The cookie in which a browser keeps the language that was chosen there; each tenant has its own.</summary>
public static class LanguageCookie
{
    /// <summary>Its name.</summary>
    public static string Name(TenantSettings tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return "ph-lang-" + tenant.Name;
    }

    /// <summary>Makes the browser ask for a language from its next request on.</summary>
    /// <param name="context">The request that is answered.</param>
    /// <param name="tenant">Whose pages it is for.</param>
    /// <param name="language">One of <see cref="SiteSettings.Languages"/>.</param>
    public static void Write(HttpContext context, TenantSettings tenant, string language)
        => PreferenceCookie.Write(context, Name(tenant), CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), isForScripts: false);
}
