using System.Text.Json;
using System.Text.RegularExpressions;

namespace PayHall.Architecture.Tests;

/// <summary>Finds what the product says to people, and its English.</summary>
internal static partial class Texts
{
    private const string Catalog = "/Localization/en.json";

    /// <summary>Every Chinese string literal in a source text, with escapes resolved. In C# any of them may reach a user.</summary>
    public static IEnumerable<string> KeysIn(string source)
        => Literal().Matches(Comment().Replace(source, ""))
            .Select(match => match.Groups["text"].Value)
            .Where(text => Chinese().IsMatch(text))
            .Select(text => text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));

    /// <summary>The English of every catalogue, by the folder that brings it, e.g. <c>src/Modules/Identity</c>.</summary>
    public static Dictionary<string, Dictionary<string, string>> Catalogs()
        => Sources.Find("en.json").Where(file => file.Path.EndsWith(Catalog, StringComparison.Ordinal))
            .ToDictionary(file => file.Path[..^Catalog.Length], file => JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text)!, StringComparer.Ordinal);

    /// <summary>
    /// What a tenant surely knows where this file's text is shown: the catalogues of the kernel, of Identity, without which no tenant
    /// runs, and of the file's own module. Another module's may be switched off there.
    /// </summary>
    public static HashSet<string> KnownTo(string path, Dictionary<string, Dictionary<string, string>> catalogs)
        => [.. catalogs.Where(catalog => catalog.Key is "src/Modules/Identity" || catalog.Key.StartsWith("src/Platform/", StringComparison.Ordinal) || path.StartsWith(catalog.Key + "/", StringComparison.Ordinal)
                || path.StartsWith("src/Host/", StringComparison.Ordinal))
            .SelectMany(catalog => catalog.Value.Keys)];

    [GeneratedRegex(@"L\[""(?:[^""\\]|\\.)*""", RegexOptions.None, 1000)]
    public static partial Regex Localized();

    [GeneratedRegex(@"""(?<text>(?:[^""\\]|\\.)*)""", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    public static partial Regex Chinese();
}
