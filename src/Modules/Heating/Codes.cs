namespace PayHall.Heating;

/// <summary>What a code that callers choose may look like.</summary>
internal static class Codes
{
    /// <summary>True for 1 to <paramref name="maxLength"/> letters, digits, dots, hyphens or underscores.</summary>
    public static bool IsCode(string? text, int maxLength)
        => text is { Length: > 0 } && text.Length <= maxLength && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_');

    /// <summary>True for a phone number: digits, spaces, +, hyphens and brackets, at least five digits.</summary>
    public static bool IsPhone(string text)
        => text.Length <= 20 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')') && text.Count(char.IsAsciiDigit) >= 5;
}
