using System.Globalization;
using System.Numerics;
using System.Text;

namespace PayHall.Identity.Captcha;

/// <summary>
/// Draws a captcha as SVG: warped strokes cut into pieces and shuffled among pieces of noise that look like them. There is
/// no text in the picture, and no element that stands for one character.
/// </summary>
internal static class CaptchaDrawing
{
    private const float Width = 104;
    private const float Height = 40;

    /// <summary>Draws the answer; the same seed gives the same picture.</summary>
    public static string Draw(string answer, int seed)
    {
        var random = new Random(seed);
        var pieces = new List<string>();
        for (var index = 0; index < answer.Length; index++)
            AddGlyph(pieces, CaptchaGlyphs.Of(answer[index]), 7 + (index * 25f), Wave(random), random);
        for (var line = 0; line < 4; line++)
            AddNoise(pieces, random);
        var shuffled = pieces.ToArray();
        random.Shuffle(shuffled);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="104" height="40" viewBox="0 0 104 40"><rect width="104" height="40" fill="#eef4f5"/><g fill="none" stroke="#12505b" stroke-linecap="round" stroke-linejoin="round"><path stroke-width="2.3" d="{string.Concat(shuffled)}"/><path stroke="#7fa9b0" stroke-width="1" d="{Backdrop(random)}"/></g></svg>
            """;
    }

    private static Func<Vector2, Vector2> Wave(Random random)
    {
        var phase = Between(random, 0, 6.28f);
        var length = Between(random, 9, 16);
        var height = Between(random, 0.6f, 1.3f);
        return point => new Vector2(
            point.X + (height * MathF.Sin((point.Y / length * 2) + phase)),
            point.Y + (height * MathF.Cos((point.X / length * 2) + phase)));
    }

    private static void AddGlyph(List<string> pieces, IReadOnlyList<Vector2[]> strokes, float left, Func<Vector2, Vector2> wave, Random random)
    {
        var center = new Vector2(3, 4.5f);
        var transform = Matrix3x2.CreateScale(Between(random, 1.9f, 2.3f), Between(random, 2.3f, 2.7f), center)
            * Matrix3x2.CreateSkew(Between(random, -0.15f, 0.15f), 0, center)
            * Matrix3x2.CreateRotation(Between(random, -0.24f, 0.24f), center)
            * Matrix3x2.CreateTranslation(left + 4.5f + Between(random, -1.5f, 1.5f), 15.5f + Between(random, -3, 3));
        foreach (var stroke in strokes)
        {
            for (var index = 1; index < stroke.Length; index++)
                AddLine(pieces, stroke[index - 1], stroke[index], point => wave(Vector2.Transform(point, transform)), random);
        }
    }

    // A side of a stroke in two or three pieces that overlap a little, in a random direction each.
    private static void AddLine(List<string> pieces, Vector2 from, Vector2 to, Func<Vector2, Vector2> map, Random random)
    {
        var count = Vector2.Distance(from, to) > 3 ? 3 : 2;
        for (var piece = 0; piece < count; piece++)
        {
            var start = map(Vector2.Lerp(from, to, piece / (float)count));
            var middle = map(Vector2.Lerp(from, to, (piece + 0.5f) / count));
            var end = map(Vector2.Lerp(from, to, (piece + 1f) / count));
            pieces.Add(random.Next(2) == 0 ? Curve(start, middle, end) : Curve(end, middle, start));
        }
    }

    private static void AddNoise(List<string> pieces, Random random)
    {
        var from = new Vector2(Between(random, 0, Width), Between(random, 2, Height - 2));
        var angle = Between(random, 0, 6.28f);
        var step = new Vector2(MathF.Cos(angle), MathF.Sin(angle)) * Between(random, 2, 3.5f);
        for (var piece = 0; piece < 2; piece++)
        {
            var to = from + step;
            pieces.Add(Curve(from, ((from + to) / 2) + new Vector2(Between(random, -1, 1), Between(random, -1, 1)), to));
            from = to;
        }
    }

    private static string Backdrop(Random random)
    {
        var path = new StringBuilder();
        for (var line = 0; line < 2; line++)
        {
            path.Append(CultureInfo.InvariantCulture, $"M0 {Between(random, 4, 36):0.0}");
            for (var part = 1; part <= 4; part++)
                path.Append(CultureInfo.InvariantCulture, $"S{(part * 26) - 13} {Between(random, -4, 44):0.0} {part * 26} {Between(random, 4, 36):0.0}");
        }

        return path.ToString();
    }

    private static string Curve(Vector2 from, Vector2 control, Vector2 to)
    {
        // The control point that makes the curve pass through the middle.
        var bend = (control * 2) - ((from + to) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{from.X:0.0} {from.Y:0.0}Q{bend.X:0.0} {bend.Y:0.0} {to.X:0.0} {to.Y:0.0}");
    }

    private static float Between(Random random, float low, float high) => low + ((high - low) * random.NextSingle());
}
