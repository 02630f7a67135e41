using System.Globalization;

namespace PayHall.Branding;

/// <summary>An opaque sRGB colour, and how it stands out against others (WCAG 2.2).</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct HexColor(byte R, byte G, byte B)
{
    /// <summary>White.</summary>
    public static readonly HexColor White = new(255, 255, 255);

    /// <summary>Black.</summary>
    public static readonly HexColor Black = new(0, 0, 0);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static bool TryParse(string? text, out HexColor color)
    {
        color = default;
        if (text is not { Length: 7 } || text[0] != '#' || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        color = new HexColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Reads a colour that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static HexColor Parse(string text) => TryParse(text, out var color) ? color : throw new FormatException($"\"{text}\" is not a colour of the form #rrggbb.");

    /// <summary>How bright people see it, 0 to 1 (relative luminance).</summary>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>Contrast with another colour, 1 to 21.</summary>
    public double Contrast(HexColor other)
    {
        var (light, dark) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>A mixture: 0 is this colour, 1 the other.</summary>
    public HexColor Mix(HexColor other, double share)
        => new(Between(R, other.R, share), Between(G, other.G, share), Between(B, other.B, share));

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share), MidpointRounding.AwayFromZero);
}
