using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace PayHall.Components.Tests.Hosting;

/// <summary>The texts of the components and themes, as the kernel finds them.</summary>
public sealed class Texts : IStringLocalizer
{
    private readonly Dictionary<string, string> english = [];

    public Texts(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            using var stream = assembly.GetManifestResourceStream("Localization.en.json");
            foreach (var (key, text) in stream is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                english[key] = text;
        }
    }

    public LocalizedString this[string name]
        => CultureInfo.CurrentUICulture.Name == "en" && english.TryGetValue(name, out var text) ? new(name, text) : new(name, name);

    public LocalizedString this[string name, params object[] arguments]
        => new(name, string.Format(CultureInfo.InvariantCulture, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => english.Select(pair => new LocalizedString(pair.Key, pair.Value));
}
