using System.Globalization;
using System.Text.RegularExpressions;
using PayHall.Components.Tests.Hosting;

namespace PayHall.Components.Tests;

[Collection(nameof(Portals))]
public sealed partial class AssetTests(Portals portals)
{
    private static readonly string Project = FindProject();

    [Fact]
    public void The_lock_file_names_checksums_and_no_download_address()
    {
        var text = File.ReadAllText(Path.Combine(Project, "package-lock.json"));

        text.ShouldContain("\"integrity\"");
        text.ShouldNotContain("\"resolved\"");
    }

    [Theory]
    [InlineData("tabler/tabler.min.css")]
    [InlineData("icons/tabler-icons-300.min.css")]
    [InlineData("icons/fonts/tabler-icons-300.woff2")]
    [InlineData("echarts/echarts.common.min.js")]
    [InlineData("htmx/htmx.min.js")]
    public void The_build_restores_what_pages_link_to(string file) => new FileInfo(Path.Combine(Project, "wwwroot/vendor", file)).Length.ShouldBeGreaterThan(10_000);

    [Theory]
    [InlineData("components.css")]
    [InlineData("layout.css")]
    [InlineData("pages.css")]
    public void Colours_stand_in_the_tokens_only(string file)
    {
        // What is printed is black on white in every theme; it stands at the end of pages.css.
        var text = File.ReadAllText(Path.Combine(Project, "wwwroot/css", file)).Split("/* ---- printed receipts")[0];

        Colour().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_hook_in_the_markup_is_known_to_a_script()
    {
        var scripts = string.Concat(Directory.GetFiles(Path.Combine(Project, "wwwroot/js"), "*.js").Select(File.ReadAllText));
        foreach (var path in new[] { "/Pay?ask=true", "/Home", "/Role", "/SignIn", "/Tariff", "/Missing" })
        {
            var hooks = (await portals.GetAsync(path)).All.SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Where(name => name.StartsWith("data-ph-", StringComparison.Ordinal)).Distinct();
            foreach (var hook in hooks)
                (scripts.Contains(hook, StringComparison.Ordinal) || scripts.Contains("[data-ph-${name}=", StringComparison.Ordinal) && scripts.Contains($"about('{hook["data-ph-".Length..]}')", StringComparison.Ordinal)).ShouldBeTrue(hook);
        }
    }

    [Theory]
    [InlineData("--ph-text", "--ph-surface", 7)]
    [InlineData("--ph-text-2", "--ph-surface", 4.5)]
    [InlineData("--ph-text-3", "--ph-surface", 4.5)]
    [InlineData("--ph-text-3", "--ph-bg", 4.5)]
    [InlineData("--ph-text-3", "--ph-surface-2", 4.5)]
    [InlineData("--ph-text-2", "--ph-surface-3", 4.5)]
    [InlineData("--ph-accent", "--ph-surface", 4.5)]
    [InlineData("--ph-accent", "--ph-accent-bg", 4.5)]
    [InlineData("--ph-primary-fg", "--ph-primary", 4.5)]
    [InlineData("--ph-primary-fg", "--ph-primary-hover", 4.5)]
    [InlineData("--ph-brand-fg", "--ph-brand", 7)]
    [InlineData("--ph-brand-fg-2", "--ph-brand", 4.5)]
    [InlineData("--ph-brand-fg-2", "--ph-brand-2", 4.5)]
    [InlineData("--ph-control-border", "--ph-surface", 3)]
    [InlineData("--ph-ok", "--ph-surface", 4.5)]
    [InlineData("--ph-warn", "--ph-surface", 4.5)]
    [InlineData("--ph-bad", "--ph-surface", 4.5)]
    [InlineData("--ph-info", "--ph-surface", 4.5)]
    [InlineData("--ph-idle", "--ph-surface", 4.5)]
    [InlineData("--ph-warn", "--ph-warn-bg", 4.5)]
    [InlineData("--ph-bad", "--ph-bad-bg", 4.5)]
    [InlineData("--ph-bad-fg", "--ph-bad", 4.5)]
    public void Contrasts_hold_in_every_portal_light_and_dark(string text, string ground, double least)
    {
        foreach (var portal in new[] { "platform", "exchange", "heating" })
        {
            var tokens = Tokens(portal);
            foreach (var dark in new[] { false, true })
                Contrast(Resolve(tokens[text], dark), Resolve(tokens[ground], dark)).ShouldBeGreaterThanOrEqualTo(least, $"{portal} dark={dark}");
        }
    }

    /// <summary>The tokens of a portal: those of all, then its own.</summary>
    private static Dictionary<string, string> Tokens(string portal)
    {
        var css = File.ReadAllText(Path.Combine(Project, "wwwroot/css/tokens.css")).Split("/* ---------- print")[0];
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match block in Block().Matches(css))
        {
            if (!block.Groups["selector"].Value.Contains(":root", StringComparison.Ordinal) && !block.Groups["selector"].Value.Contains($"\"{portal}\"", StringComparison.Ordinal))
                continue;
            foreach (Match token in Token().Matches(block.Groups["body"].Value))
                tokens[token.Groups["name"].Value] = token.Groups["value"].Value;
        }

        return tokens;
    }

    private static string Resolve(string value, bool dark)
        => value.StartsWith("light-dark", StringComparison.Ordinal) ? value["light-dark(".Length..^1].Split(',')[dark ? 1 : 0].Trim() : value;

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex) => (0.2126 * Channel(hex, 1)) + (0.7152 * Channel(hex, 3)) + (0.0722 * Channel(hex, 5));

    private static double Channel(string hex, int at)
    {
        var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static string FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Modules.sln")))
                return Path.Combine(folder.FullName, "src/Platform/Components");
        }

        throw new DirectoryNotFoundException("Modules.sln");
    }

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<selector>[^{}]+)\{(?<body>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<name>--ph-[a-z0-9-]+):\s*(?<value>[^;]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
