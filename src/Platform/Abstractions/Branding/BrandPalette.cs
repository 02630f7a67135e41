using System.Globalization;
using System.Text;
using PayHall.Errors;

namespace PayHall.Branding;

/// <summary>
/// The colours that are made of an organisation's own one, for light and dark (P-05). Text on them and in them keeps WCAG AA (4.5 : 1)
/// against the surfaces of every theme; what a person chooses only has to carry white text, the rest is worked out.
/// </summary>
public sealed class BrandPalette
{
    /// <summary>The least contrast of text (WCAG AA).</summary>
    public const double TextContrast = 4.5;

    /// <summary>The least contrast of a control with what surrounds it (WCAG AA).</summary>
    public const double ControlContrast = 3;

    // Of all themes' backgrounds in tokens.css the ones nearest to the text: the darkest light one, the lightest dark one.
    private static readonly HexColor LightSurface = new(0xf2, 0xf4, 0xef);
    private static readonly HexColor DarkSurface = new(0x28, 0x28, 0x31);
    private static readonly HexColor DarkBase = new(0x16, 0x1a, 0x1f);

    private BrandPalette(HexColor color)
    {
        Primary = color;
        PrimaryHover = color.Mix(HexColor.Black, 0.18);
        AccentBg = color.Mix(HexColor.White, 0.9);
        AccentLine = color.Mix(HexColor.White, 0.62);
        Accent = Toward(color, HexColor.Black, TextContrast, LightSurface, AccentBg);
        Brand = Toward(color.Mix(HexColor.Black, 0.45), HexColor.Black, 9, HexColor.White);
        Brand2 = Brand.Mix(HexColor.White, 0.1);

        DarkPrimary = FillInDark(color);
        DarkPrimaryHover = DarkPrimary.Mix(HexColor.Black, 0.1);
        DarkAccentBg = color.Mix(DarkBase, 0.78);
        DarkAccentLine = color.Mix(DarkBase, 0.5);
        DarkAccent = Toward(color, HexColor.White, 6, DarkSurface, DarkAccentBg);
        DarkBrand = Brand.Mix(HexColor.Black, 0.4);
        DarkBrand2 = Brand.Mix(HexColor.Black, 0.15);
        BrandFg = Brand.Mix(HexColor.White, 0.93);
        BrandFg2 = Toward(Brand.Mix(HexColor.White, 0.7), HexColor.White, TextContrast, Brand2);
        Logo = Toward(color.Mix(HexColor.White, 0.5), HexColor.White, TextContrast, Brand);
    }

    /// <summary>Fills with white text on them, in light.</summary>
    public HexColor Primary { get; }

    /// <summary>The same under the pointer.</summary>
    public HexColor PrimaryHover { get; }

    /// <summary>Links, active marks, in light.</summary>
    public HexColor Accent { get; }

    /// <summary>Selected rows, in light.</summary>
    public HexColor AccentBg { get; }

    /// <summary>Edges of what is selected, in light.</summary>
    public HexColor AccentLine { get; }

    /// <summary>The brand block, in light.</summary>
    public HexColor Brand { get; }

    /// <summary>Its lighter part.</summary>
    public HexColor Brand2 { get; }

    /// <summary>Text on the brand block, in both.</summary>
    public HexColor BrandFg { get; }

    /// <summary>Quieter text on the brand block, in both.</summary>
    public HexColor BrandFg2 { get; }

    /// <summary>Lines of the theme's own logo on the brand block.</summary>
    public HexColor Logo { get; }

    /// <summary>Fills with white text on them, in dark.</summary>
    public HexColor DarkPrimary { get; }

    /// <summary>The same under the pointer.</summary>
    public HexColor DarkPrimaryHover { get; }

    /// <summary>Links, active marks, in dark.</summary>
    public HexColor DarkAccent { get; }

    /// <summary>Selected rows, in dark.</summary>
    public HexColor DarkAccentBg { get; }

    /// <summary>Edges of what is selected, in dark.</summary>
    public HexColor DarkAccentLine { get; }

    /// <summary>The brand block, in dark.</summary>
    public HexColor DarkBrand { get; }

    /// <summary>Its lighter part.</summary>
    public HexColor DarkBrand2 { get; }

    /// <summary>The palette of a colour that <see cref="Check"/> lets pass.</summary>
    public static BrandPalette Of(HexColor color) => new(color);

    /// <summary>Adds what is wrong with a chosen colour to <paramref name="errors"/>: text would be too faint on it.</summary>
    public static void Check(string color, string field, InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (!HexColor.TryParse(color, out var chosen))
        {
            errors.Add(field, "请输入形如 {0} 的颜色", "#0f6b78");
            return;
        }

        var contrast = chosen.Contrast(HexColor.White);
        if (contrast < TextContrast)
            errors.Add(field, "白字在这个颜色上对比度只有 {0}，至少要 {1}；请选深一些的颜色", Round(contrast), Round(TextContrast));
        else if (FillInDark(chosen).Contrast(DarkSurface) < ControlContrast)
            errors.Add(field, "这个颜色在深色模式下看不清，请选鲜明一些的颜色");
    }

    /// <summary>The style sheet that puts the colours in the place of the theme's own; <paramref name="selector"/> is what it holds for.</summary>
    public string ToCss(string selector)
    {
        var css = new StringBuilder("@media screen {\n").Append(selector).Append(" {\n");
        Add(css, "primary", Primary, DarkPrimary);
        Add(css, "primary-hover", PrimaryHover, DarkPrimaryHover);
        Add(css, "primary-fg", HexColor.White, HexColor.White);
        Add(css, "accent", Accent, DarkAccent);
        Add(css, "accent-bg", AccentBg, DarkAccentBg);
        Add(css, "accent-line", AccentLine, DarkAccentLine);
        Add(css, "brand", Brand, DarkBrand);
        Add(css, "brand-2", Brand2, DarkBrand2);
        Add(css, "brand-fg", BrandFg, BrandFg);
        Add(css, "brand-fg-2", BrandFg2, BrandFg2);
        css.Append(CultureInfo.InvariantCulture, $"  --ph-logo: {Logo};\n");
        return css.Append("}\n}\n").ToString();
    }

    // In dark a fill carries white text and stands out from the surface: as little lighter as that takes.
    private static HexColor FillInDark(HexColor color)
    {
        var fill = color;
        for (var share = 0.0; share <= 1 && fill.Contrast(DarkSurface) < ControlContrast; share += 0.02)
        {
            var lighter = color.Mix(HexColor.White, share);
            if (lighter.Contrast(HexColor.White) < TextContrast)
                break;
            fill = lighter;
        }

        return fill;
    }

    private static HexColor Toward(HexColor color, HexColor end, double contrast, params HexColor[] backgrounds)
    {
        for (var share = 0.0; share < 1; share += 0.02)
        {
            var candidate = color.Mix(end, share);
            if (Array.TrueForAll(backgrounds, background => candidate.Contrast(background) >= contrast))
                return candidate;
        }

        return end;
    }

    private static void Add(StringBuilder css, string token, HexColor light, HexColor dark)
        => css.Append(CultureInfo.InvariantCulture, $"  --ph-{token}: light-dark({light}, {dark});\n");

    private static string Round(double contrast) => (Math.Floor(contrast * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);
}
