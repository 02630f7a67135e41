using System.Text.Json;
using System.Text.RegularExpressions;

namespace PayHall.Architecture.Tests;

/// <summary>English is complete (P-06): every text that may reach a user has an entry, and every entry its text.</summary>
public sealed partial class LocalizationTests
{
    [Fact]
    public void Every_localised_text_of_a_page_has_an_english_entry()
    {
        Missing(Sources.Find("*.cshtml").Select(file => (file.Path, Texts.Localized().Matches(file.Text).SelectMany(match => Texts.KeysIn(match.Value)))))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_chinese_text_of_the_code_has_an_english_entry()
    {
        Missing(Sources.Find("*.cs").Where(file => !NotForPeople(file.Path)).Select(file => (file.Path, Texts.KeysIn(file.Text).Where(key => !IsBilingual(key)))))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Placeholders_are_the_same_in_both_languages()
    {
        foreach (var (key, english) in All())
            Placeholders(english).ShouldBe(Placeholders(key), key);
    }

    [Fact]
    public void No_english_text_is_empty_or_still_chinese()
    {
        foreach (var (key, english) in All())
        {
            english.ShouldNotBeNullOrWhiteSpace(key);
            Texts.Chinese().IsMatch(english).ShouldBeFalse(key + " → " + english);
        }
    }

    /// <summary>
    /// One tenant has one catalogue, made of its modules': whichever of two came last would decide for both. Only the two products' own
    /// words may differ, such as 订单, an order of the exchange and a bill of the heating company: no tenant has both.
    /// </summary>
    [Theory]
    [InlineData("Settlement", "Exchange")]
    [InlineData("Heating", "Heating")]
    public void No_two_catalogues_of_a_tenant_give_one_text_different_english(string module, string theme)
    {
        var shared = new[] { "src/Platform/Core", "src/Platform/Components", "src/Modules/Identity", "src/Modules/Tenants" };
        var ambiguous = Texts.Catalogs()
            .Where(catalog => shared.Contains(catalog.Key) || catalog.Key == "src/Modules/" + module || catalog.Key == "src/Themes/" + theme)
            .SelectMany(catalog => catalog.Value)
            .GroupBy(text => text.Key, text => text.Value, StringComparer.Ordinal)
            .Where(texts => texts.Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(texts => $"{texts.Key}: {string.Join(" / ", texts.Distinct(StringComparer.Ordinal))}");
        ambiguous.ShouldBeEmpty();
    }

    /// <summary>Of a text that is there twice, the reader silently takes the last.</summary>
    [Fact]
    public void No_text_is_twice_in_a_catalogue()
        => Sources.Find("en.json").Where(file => file.Path.Contains("/Localization/", StringComparison.Ordinal))
            .SelectMany(file => JsonDocument.Parse(file.Text).RootElement.EnumerateObject().GroupBy(text => text.Name, StringComparer.Ordinal)
                .Where(texts => texts.Count() > 1).Select(texts => $"{file.Path}: {texts.Key}"))
            .ShouldBeEmpty();

    [Fact]
    public void Every_language_file_is_read_by_the_kernel()
    {
        foreach (var (path, json) in Sources.Find("en.json").Where(file => file.Path.Contains("/Localization/", StringComparison.Ordinal)))
            Should.NotThrow(() => JsonSerializer.Deserialize<Dictionary<string, string>>(json), path);
    }

    private static List<string> Missing(IEnumerable<(string Path, IEnumerable<string> Keys)> files)
    {
        var catalogs = Texts.Catalogs();
        return [.. files.SelectMany(file =>
        {
            var known = Texts.KnownTo(file.Path, catalogs);
            return file.Keys.Distinct(StringComparer.Ordinal).Where(key => !known.Contains(key)).Select(key => $"{file.Path}: {key}");
        })];
    }

    private static IEnumerable<KeyValuePair<string, string>> All() => Texts.Catalogs().Values.SelectMany(catalog => catalog);

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
