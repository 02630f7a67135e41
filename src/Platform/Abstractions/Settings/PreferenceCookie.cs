using Microsoft.AspNetCore.Http;

namespace PayHall.Settings;

/// <summary>A cookie in which a browser keeps for a year how its person wants to see a tenant's pages.</summary>
public static class PreferenceCookie
{
    /// <summary>Makes the browser keep a value.</summary>
    /// <param name="context">The request that is answered.</param>
    /// <param name="name">The cookie's name, with the tenant's in it.</param>
    /// <param name="value">What is kept; never a secret.</param>
    /// <param name="isForScripts">True if the page's scripts read and write it too.</param>
    public static void Write(HttpContext context, string name, string value, bool isForScripts)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
                HttpOnly = !isForScripts,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            });
    }
}
