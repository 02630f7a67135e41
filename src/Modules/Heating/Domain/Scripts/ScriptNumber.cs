using System.Globalization;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>Numbers as scripts write them, read exactly: <c>0.1</c> is one tenth.</summary>
internal static class ScriptNumber
{
    /// <summary>Reads <c>22.5</c>, <c>.5</c>, <c>5.</c>, <c>1e3</c> or <c>0x1F</c>; no old octal numbers.</summary>
    public static bool TryParse(string text, out decimal number)
    {
        number = 0m;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var valid = ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var whole);
            number = whole;
            return valid;
        }

        if (text.Length > 60 || (text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1])))
            return false;
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number)
            && (number != 0m || !text.AsSpan(0, text.IndexOfAny(['e', 'E']) is >= 0 and var end ? end : text.Length).ContainsAnyInRange('1', '9'));
    }
}
