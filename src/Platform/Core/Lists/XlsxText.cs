using System.Buffers;

namespace PayHall.Platform.Lists;

/// <summary>Text in a sheet: escaped for XML, and what XML can't hold as Excel writes it, <c>_x000B_</c>.</summary>
internal static class XlsxText
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '&', '<', '>', '_', '\uFFFE', '\uFFFF']);
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>Adds a text.</summary>
    public static void Add(Utf8Chunk chunk, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            chunk.Add(text[..at]);
            AddSpecial(chunk, text[at..]);
            text = text[(at + 1)..];
        }

        chunk.Add(text);
    }

    private static void AddSpecial(Utf8Chunk chunk, ReadOnlySpan<char> rest)
    {
        switch (rest[0])
        {
            case '&':
                chunk.Add("&amp;"u8);
                break;
            case '<':
                chunk.Add("&lt;"u8);
                break;
            case '>':
                chunk.Add("&gt;"u8);
                break;
            case '_' when !LooksEscaped(rest):
            case '\t':
            case '\n':
                chunk.Add(rest[..1]);
                break;
            default:
                chunk.Add("_x"u8);
                chunk.Add(((int)rest[0]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                chunk.Add("_"u8);
                break;
        }
    }

    /// <summary>True for <c>_x0041_</c>, which Excel would read as A.</summary>
    private static bool LooksEscaped(ReadOnlySpan<char> text)
        => text.Length >= 7 && text[1] == 'x' && text[6] == '_' && !text[2..6].ContainsAnyExcept(HexDigits);
}
