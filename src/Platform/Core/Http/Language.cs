using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PayHall.Settings;
using PayHall.Tenants;

namespace PayHall.Platform.Http;

/// <summary>The language is the one chosen in the header, and the site's own (Chinese first) until one is chosen.</summary>
internal static class Language
{
    private static readonly CultureInfo[] Supported = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    public static void UseLanguage(this IApplicationBuilder app, TenantSettings tenant)
        => app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("zh-CN"),
            SupportedCultures = Supported,
            SupportedUICultures = Supported,
            RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageCookie.Name(tenant) }, new CustomRequestCultureProvider(OfSiteAsync)],
        });

    public static void MapLanguage(this IEndpointRouteBuilder routes, TenantSettings tenant)
        => routes.MapGet("/language/{culture}", (HttpContext context, string culture, string? returnUrl) =>
        {
            if (!Array.Exists(Supported, known => known.Name == culture))
                return Results.NotFound();
            LanguageCookie.Write(context, tenant, culture);
            var target = IsLocal(returnUrl) ? returnUrl! : context.Request.PathBase + "/";
            return Results.LocalRedirect(target);
        }).AllowAnonymous().ExcludeFromDescription();

    // The status page of a broken database is shown too: in Chinese.
    private static async Task<ProviderCultureResult?> OfSiteAsync(HttpContext context)
    {
        try
        {
            var site = await context.RequestServices.GetRequiredService<ISettings<SiteSettings>>().GetAsync(CancellationToken.None);
            return new ProviderCultureResult(site.Language);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private static bool IsLocal(string? url) => url is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !rest.Any(char.IsControl);
}
