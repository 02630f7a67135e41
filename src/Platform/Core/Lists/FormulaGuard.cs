using System.Buffers;

namespace PayHall.Platform.Lists;

/// <summary>
/// Texts that a spreadsheet would run: those that begin with <c>= + - @</c>, a tab or a line break, also in the full width of Chinese
/// input. They get an apostrophe in front, in workbooks too, because those are saved as csv again. Numbers and dates are written
/// as such and need no guard.
/// </summary>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>What makes a text harmless.</summary>
    public const char Mark = '\'';

    /// <summary>True if the text needs the mark. Blanks before it don't make it harmless, for some programs drop them.</summary>
    public static bool Guards(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        if (Dangerous.Contains(text[0]))
            return true;
        var rest = text.TrimStart();
        return rest.Length < text.Length && !rest.IsEmpty && Dangerous.Contains(rest[0]);
    }
}
