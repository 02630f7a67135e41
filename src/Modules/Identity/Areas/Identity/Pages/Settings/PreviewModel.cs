using System.Globalization;
using PayHall.Branding;

namespace PayHall.Identity.Areas.Identity.Pages.Settings;

/// <summary>How the site would look.</summary>
/// <param name="Color">The colour chosen; empty: the theme's own.</param>
/// <param name="Error">Why the colour can't be taken, or null.</param>
/// <param name="Name">Name in the header.</param>
/// <param name="Portal">What the site is.</param>
/// <param name="LogoUrl">The present logo, or null.</param>
internal sealed record PreviewModel(string Color, string? Error, string Name, string Portal, string? LogoUrl)
{
    /// <summary>Contrast of white on the fill, and of links in light and in dark; null while there is no good colour.</summary>
    public (string Fill, string Light, string Dark)? Contrast
    {
        get
        {
            if (Error is not null || !HexColor.TryParse(Color, out var color))
                return null;
            var palette = BrandPalette.Of(color);
            return (
                Say(palette.Primary.Contrast(HexColor.White)),
                Say(palette.Accent.Contrast(HexColor.White)),
                Say(palette.DarkAccent.Contrast(palette.DarkAccentBg)));
        }
    }

    private static string Say(double contrast) => contrast.ToString("0.0", CultureInfo.InvariantCulture);
}
