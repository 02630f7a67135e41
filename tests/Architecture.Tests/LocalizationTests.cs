using System.Text.Json;
using System.Text.RegularExpressions;

namespace PayHall.Architecture.Tests;

/// <summary>English is complete (P-06): every text that may reach a user has an entry, and every entry its text.</summary>
public sealed partial class LocalizationTests
{
    [Fact]
    public void Every_localised_text_of_a_page_has_an_english_entry()
    {
        var english = Texts.English();
        var missing = Sources.Find("*.cshtml")
            .SelectMany(file => Texts.Localized().Matches(file.Text).SelectMany(match => Texts.KeysIn(match.Value)).Select(key => (file.Path, Key: key)))
            .Where(text => !english.ContainsKey(text.Key))
            .Select(text => $"{text.Path}: {text.Key}")
            .Distinct();
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_chinese_text_of_the_code_has_an_english_entry()
    {
        var english = Texts.English();
        var missing = Sources.Find("*.cs")
            .Where(file => !NotForPeople(file.Path))
            .SelectMany(file => Texts.KeysIn(file.Text).Select(key => (file.Path, Key: key)))
            .Where(text => !IsBilingual(text.Key) && !english.ContainsKey(text.Key))
            .Select(text => $"{text.Path}: {text.Key}")
            .Distinct();
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Placeholders_are_the_same_in_both_languages()
    {
        foreach (var (key, english) in Texts.English())
            Placeholders(english).ShouldBe(Placeholders(key), key);
    }

    [Fact]
    public void No_english_text_is_empty_or_still_chinese()
    {
        foreach (var (key, english) in Texts.English())
        {
            english.ShouldNotBeNullOrWhiteSpace(key);
            Texts.Chinese().IsMatch(english).ShouldBeFalse(key + " → " + english);
        }
    }

    [Fact]
    public void Every_language_file_is_read_by_the_kernel()
    {
        foreach (var (path, json) in Sources.Find("en.json").Where(file => file.Path.Contains("/Localization/", StringComparison.Ordinal)))
            Should.NotThrow(() => JsonSerializer.Deserialize<Dictionary<string, string>>(json), path);
    }

    /// <summary>Demo data, documents in Chinese by nature (capital amounts, tariff scripts' comments) and names of organisations are data, not texts.</summary>
    private static bool NotForPeople(string path)
        => path.Contains("/Demo/", StringComparison.Ordinal)
            || path.EndsWith("/Manifest.cs", StringComparison.Ordinal)
            || path.EndsWith("MoneyWords.cs", StringComparison.Ordinal)
            || path.EndsWith("/TariffScriptWriter.cs", StringComparison.Ordinal);

    /// <summary>What the host says where there is no tenant, and so no language: an English sentence, then the Chinese one.</summary>
    private static bool IsBilingual(string text) => char.IsAsciiLetterUpper(text[0]) && text.Contains(". ", StringComparison.Ordinal);

    private static List<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
