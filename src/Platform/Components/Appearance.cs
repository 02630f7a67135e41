using Microsoft.AspNetCore.Http;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Components;

/// <summary>
/// Light or dark as the person chose it: <c>light</c>, <c>dark</c>, or <c>auto</c> with what the browser resolved last, so that the
/// server writes the right one and nothing flashes. Kept in a cookie of the tenant, written by script and at sign-in.
/// </summary>
public sealed record Appearance
{
    /// <summary>What can be chosen.</summary>
    public static readonly IReadOnlyList<string> Choices = ["light", "dark", "auto"];

    private Appearance(string cookie, string choice, string theme)
    {
        Cookie = cookie;
        Choice = choice;
        Theme = theme;
    }

    /// <summary>Name of the cookie.</summary>
    public string Cookie { get; }

    /// <summary>light, dark or auto.</summary>
    public string Choice { get; }

    /// <summary>light or dark, for <c>data-bs-theme</c>.</summary>
    public string Theme { get; }

    /// <summary>What the request asks for; nothing chosen follows the system once the script has run.</summary>
    public static Appearance Of(HttpContext context, TenantSettings tenant)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(tenant);
        var cookie = "ph-theme-" + tenant.Name;
        return context.Request.Cookies[cookie] switch
        {
            "light" => new(cookie, "light", "light"),
            "dark" => new(cookie, "dark", "dark"),
            "auto-dark" => new(cookie, "auto", "dark"),
            _ => new(cookie, "auto", "light"),
        };
    }

    /// <summary>Makes the browser keep one of the <see cref="Choices"/>. What the system says is found out by the script on the next page.</summary>
    public static void Write(HttpContext context, TenantSettings tenant, string choice)
    {
        var now = Of(context, tenant);
        PreferenceCookie.Write(context, now.Cookie, choice == "auto" ? "auto-" + now.Theme : choice, isForScripts: true);
    }
}
