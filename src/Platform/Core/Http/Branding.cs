using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PayHall.Branding;
using PayHall.Settings;

namespace PayHall.Platform.Http;

/// <summary>
/// Serves the organisation's logo and colours (P-05), to everyone, for the sign-in page shows them. An address that names the hash of what
/// is there may be kept for ever; any other is asked for again.
/// </summary>
internal static class Branding
{
    public static void MapBranding(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/site/logo", LogoAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/site/colors.css", ColorsAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> LogoAsync(HttpContext context, ISettings<SiteSettings> settings, ISettings<SiteLogo> logos, string? v)
    {
        var hash = (await settings.GetAsync(context.RequestAborted)).LogoHash;
        var data = (await logos.GetAsync(context.RequestAborted)).Data;
        if (hash.Length == 0 || data.Length == 0)
            return Results.NotFound();
        var bytes = Convert.FromBase64String(data);
        if (LogoImage.Read(bytes) is not { } image || LogoImage.Hash(bytes) != hash)
            return Results.NotFound();

        // Opened by itself, the picture is nothing but a picture.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        Keep(context, v == hash);
        return Results.Bytes(bytes, image.ContentType, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }

    private static async Task<IResult> ColorsAsync(HttpContext context, ISettings<SiteSettings> settings, string? v)
    {
        if (!HexColor.TryParse((await settings.GetAsync(context.RequestAborted)).Color, out var color))
            return Results.NotFound();
        Keep(context, v == color.ToString()[1..]);
        return Results.Text(BrandPalette.Of(color).ToCss("[data-portal]"), "text/css; charset=utf-8");
    }

    private static void Keep(HttpContext context, bool isVersioned)
        => context.Response.Headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
}
