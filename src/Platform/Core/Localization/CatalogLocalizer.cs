using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace PayHall.Platform.Localization;

/// <summary>
/// Texts by their Chinese original: in Chinese the key is the text; in English it comes from the
/// <c>Localization/en.json</c> of the kernel and of the enabled modules, the later ones winning.
/// </summary>
internal sealed class CatalogLocalizer : IStringLocalizer
{
    private readonly Dictionary<string, string> english = new(StringComparer.Ordinal);

    public CatalogLocalizer(IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies.Distinct())
        {
            using var stream = assembly.GetManifestResourceStream("Localization.en.json");
            if (stream is null)
                continue;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                english[key] = text;
        }
    }

    public LocalizedString this[string name] => Find(name);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = Find(name);
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures)
        => english.Select(pair => new LocalizedString(pair.Key, pair.Value));

    private LocalizedString Find(string key)
    {
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh")
            return new LocalizedString(key, key);
        return english.TryGetValue(key, out var text) ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);
    }
}
