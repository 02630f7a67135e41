using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;

namespace PayHall.Identity.Captcha;

/// <summary>A stroke font of capital letters and digits without look-alikes, drawn on a field 6 wide and 9 high.</summary>
internal static class CaptchaGlyphs
{
    private const string Source = """
        2 0,2 1.5,0 4.5,0 6,2 6,3.2 0,9 6,9
        3 0,1 2,0 4.5,0 6,1.5 6,3 4,4.3 2,4.3;4,4.3 6,5.8 6,7.5 4.5,9 2,9 0,8
        4 4.5,9 4.5,0 0,6.2 6,6.2
        7 0,0 6,0 2,9
        8 3,4.3 0.8,3 0.8,1.2 2.2,0 3.8,0 5.2,1.2 5.2,3 3,4.3 0,5.8 0,7.6 1.8,9 4.2,9 6,7.6 6,5.8 3,4.3
        9 6,3 4,4.8 2,4.8 0,3.2 0,1.7 2,0 4,0 6,2 6,5 4,8.2 2,9 0.5,8
        A 0,9 3,0 6,9;1,6 5,6
        B 0,0 0,9 4,9 6,8 6,6 4,4.5 0,4.5;0,0 4,0 5.5,1 5.5,3.5 4,4.5
        C 6,1.5 4.5,0 2,0 0,2 0,7 2,9 4.5,9 6,7.5
        E 6,0 0,0 0,9 6,9;0,4.5 4.5,4.5
        F 6,0 0,0 0,9;0,4.5 4.5,4.5
        H 0,0 0,9;6,0 6,9;0,4.5 6,4.5
        J 5,0 5,7 3.5,9 1.5,9 0,7.2
        K 0,0 0,9;6,0 0,5;2,3.5 6,9
        L 0,0 0,9 6,9
        M 0,9 0,0 3,5.5 6,0 6,9
        N 0,9 0,0 6,9 6,0
        P 0,9 0,0 4,0 6,1.2 6,3.8 4,5 0,5
        R 0,9 0,0 4,0 6,1.2 6,3.6 4,4.8 0,4.8;3,4.8 6,9
        T 0,0 6,0;3,0 3,9
        U 0,0 0,7 2,9 4,9 6,7 6,0
        W 0,0 1.5,9 3,3.5 4.5,9 6,0
        X 0,0 6,9;6,0 0,9
        Y 0,0 3,4.5 6,0;3,4.5 3,9
        """;

    private static readonly FrozenDictionary<char, Vector2[][]> Glyphs = Source
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(line => line[0], line => line[2..].Split(';').Select(Stroke).ToArray());

    /// <summary>The characters, all of them distinct to the eye in either case.</summary>
    public static readonly string Characters = string.Concat(Glyphs.Keys.Order());

    /// <summary>The strokes of a character.</summary>
    public static IReadOnlyList<Vector2[]> Of(char character) => Glyphs[character];

    private static Vector2[] Stroke(string points) => [.. points.Split(' ').Select(Point)];

    private static Vector2 Point(string text)
    {
        var parts = text.Split(',');
        return new Vector2(float.Parse(parts[0], CultureInfo.InvariantCulture), float.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
