using System.Buffers;
using System.Text;

namespace PayHall.Api;

/// <summary>Which texts of a caller can be kept: PostgreSQL refuses U+0000, and half a surrogate pair is no character at all.</summary>
public static class PlainText
{
    /// <summary>True for one line of whole characters, none of them a control character.</summary>
    public static bool IsLine(ReadOnlySpan<char> text) => IsPlain(text, allowed: "");

    /// <summary>As <see cref="IsLine"/>, over several lines and with tabs.</summary>
    public static bool IsLines(ReadOnlySpan<char> text) => IsPlain(text, allowed: "\r\n\t");

    private static bool IsPlain(ReadOnlySpan<char> text, string allowed)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done)
                return false;
            if (Rune.IsControl(rune) && !allowed.Contains((char)rune.Value, StringComparison.Ordinal))
                return false;
            text = text[length..];
        }

        return true;
    }
}
