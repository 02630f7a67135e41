using System.Text.Json;
using System.Text.RegularExpressions;

namespace PayHall.Architecture.Tests;

/// <summary>Finds what the product says to people, and its English.</summary>
internal static partial class Texts
{
    /// <summary>Every Chinese string literal in a source text, with escapes resolved. In C# any of them may reach a user.</summary>
    public static IEnumerable<string> KeysIn(string source)
        => Literal().Matches(Comment().Replace(source, ""))
            .Select(match => match.Groups["text"].Value)
            .Where(text => Chinese().IsMatch(text))
            .Select(text => text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));

    public static Dictionary<string, string> English()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, json) in Sources.Find("en.json").Where(file => file.Path.Contains("/Localization/", StringComparison.Ordinal)))
        {
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(json)!)
                all[key] = text;
        }

        return all;
    }

    [GeneratedRegex(@"L\[""(?:[^""\\]|\\.)*""", RegexOptions.None, 1000)]
    public static partial Regex Localized();

    [GeneratedRegex(@"""(?<text>(?:[^""\\]|\\.)*)""", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    public static partial Regex Chinese();
}
