using System.Text.RegularExpressions;
using PayHall.Branding;
using PayHall.Errors;
using PayHall.Settings;
using PayHall.Testing;

namespace PayHall.Identity.Tests;

/// <summary>Colours and logos of organisations (P-05).</summary>
public sealed partial class BrandingTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0f6b78", "#ffffff", 6.18)]
    public void Contrast_is_what_the_guidelines_say(string first, string second, double expected)
        => HexColor.Parse(first).Contrast(HexColor.Parse(second)).ShouldBe(expected, 0.05);

    [Theory]
    [InlineData("", false)]
    [InlineData("0f6b78", false)]
    [InlineData("#0f6b7", false)]
    [InlineData("#0f6b7g", false)]
    [InlineData("#-12345", false)]
    [InlineData("# 12345", false)]
    [InlineData("#0F6b78", true)]
    public void A_colour_is_six_hexadecimal_digits(string text, bool expected) => HexColor.TryParse(text, out _).ShouldBe(expected);

    [Theory]
    [InlineData("#ffee00")]
    [InlineData("#8fd0d8")]
    [InlineData("#777788")]
    [InlineData("red")]
    [InlineData("#fff;}")]
    public void A_colour_on_which_white_text_is_too_faint_is_refused(string color)
    {
        var errors = new InputErrors();
        BrandPalette.Check(color, "color", errors);
        errors.Fields.Keys.ShouldBe(["color"]);
    }

    [Fact]
    public void Every_colour_that_is_let_pass_makes_text_that_can_be_read_in_both_modes()
    {
        var passed = 0;
        foreach (var color in Colors())
        {
            var errors = new InputErrors();
            BrandPalette.Check(color.ToString(), "color", errors);
            if (!errors.IsEmpty)
                continue;
            passed++;
            var palette = BrandPalette.Of(color);
            foreach (var (text, ground, name) in Pairs(palette))
                text.Contrast(ground).ShouldBeGreaterThanOrEqualTo(BrandPalette.TextContrast, $"{color}: {name} {text} on {ground}");
            foreach (var surface in Surfaces(dark: true))
                palette.DarkPrimary.Contrast(surface).ShouldBeGreaterThanOrEqualTo(BrandPalette.ControlContrast, $"{color}: fill {palette.DarkPrimary} on {surface}");
        }

        passed.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void The_style_sheet_holds_for_screens_only_so_that_paper_stays_black_on_white()
    {
        var css = BrandPalette.Of(HexColor.Parse("#7a1f5c")).ToCss("[data-portal]");

        css.ShouldStartWith("@media screen {");
        css.ShouldContain("[data-portal] {");
        css.ShouldContain("--ph-primary: light-dark(#7a1f5c, ");
        css.Count(c => c == '{').ShouldBe(css.Count(c => c == '}'));
    }

    [Fact]
    public void A_picture_is_told_by_its_bytes()
    {
        LogoImage.Read("GIF89a"u8).ShouldBeNull();
        LogoImage.Read(""u8).ShouldBeNull();
        LogoImage.Read([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).ShouldBeNull();
        LogoImage.Read([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0, 48, 0, 64, 3, 0, 0, 0]).ShouldBe(new LogoImage("image/jpeg", 64, 48));
        LogoImage.Read([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2, 3, 4, 5, 6]).ShouldBeNull();
        LogoImage.Read([.. "RIFF\0\0\0\0WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 47, 0, 0]).ShouldBe(new LogoImage("image/webp", 64, 48));
        LogoImage.Read([.. "RIFF\0\0\0\0WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 63, 0, 0, 47, 0, 0]).ShouldBeNull("it moves");
    }

    [Fact]
    public void Nothing_that_is_cut_off_anywhere_or_changed_somewhere_does_more_than_be_refused()
    {
        byte[] jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0, 48, 0, 64, 3, 0, 0, 0];
        byte[] webp = [.. "RIFF\0\0\0\0WEBPVP8L"u8, 10, 0, 0, 0, 0x2f, 1, 2, 3, 4, 0, 0, 0, 0, 0];
        var random = new Random(7);
        foreach (var file in new[] { jpeg, webp })
        {
            for (var length = 0; length <= file.Length; length++)
                _ = LogoImage.Read(file.AsSpan(0, length));
            for (var round = 0; round < 5000; round++)
            {
                var changed = file.ToArray();
                changed[random.Next(2, changed.Length)] = (byte)random.Next(256);
                _ = LogoImage.Read(changed);
            }
        }
    }

    [Fact]
    public void Only_what_differs_is_recorded_and_secrets_are_not()
    {
        var (before, after) = SettingsDifference.Of(new IdentitySettings(), new IdentitySettings { IdleMinutes = 20, InitialPassword = "Other#Secret-1" });
        before.ShouldBe("""{"initialPassword":"(secret)","idleMinutes":30}""");
        after.ShouldBe("""{"initialPassword":"(new secret)","idleMinutes":20}""");
        SettingsDifference.Of(new SiteSettings(), new SiteSettings()).ShouldBe((null, null));
    }

    [Fact]
    public void The_settings_that_a_tenant_begins_with_are_good()
    {
        var errors = new InputErrors();
        new IdentitySettings().Check(errors);
        new SiteSettings().Check(errors);
        new SiteLogo().Check(errors);
        errors.IsEmpty.ShouldBeTrue();
    }

    private static IEnumerable<HexColor> Colors()
    {
        for (var r = 0; r < 256; r += 17)
        {
            for (var g = 0; g < 256; g += 17)
            {
                for (var b = 0; b < 256; b += 17)
                    yield return new HexColor((byte)r, (byte)g, (byte)b);
            }
        }
    }

    private static IEnumerable<(HexColor Text, HexColor Ground, string Name)> Pairs(BrandPalette palette)
    {
        yield return (HexColor.White, palette.Primary, "fill");
        yield return (HexColor.White, palette.PrimaryHover, "hovered fill");
        yield return (HexColor.White, palette.DarkPrimary, "dark fill");
        yield return (HexColor.White, palette.DarkPrimaryHover, "dark hovered fill");
        yield return (palette.Accent, palette.AccentBg, "accent");
        yield return (palette.DarkAccent, palette.DarkAccentBg, "dark accent");
        foreach (var brand in new[] { palette.Brand, palette.Brand2, palette.DarkBrand, palette.DarkBrand2 })
        {
            yield return (palette.BrandFg, brand, "brand text");
            yield return (palette.BrandFg2, brand, "quiet brand text");
        }

        foreach (var surface in Surfaces(dark: false))
            yield return (palette.Accent, surface, "link");
        foreach (var surface in Surfaces(dark: true))
            yield return (palette.DarkAccent, surface, "dark link");
    }

    /// <summary>The backgrounds of every theme, read from the tokens themselves.</summary>
    private static List<HexColor> Surfaces(bool dark)
    {
        var tokens = File.ReadAllText(Path.Combine(Repository.Root, "src", "Platform", "Components", "wwwroot", "css", "tokens.css"));
        var found = Surface().Matches(tokens).Select(match => HexColor.Parse(match.Groups[dark ? "dark" : "light"].Value)).ToList();
        found.Count.ShouldBe(9, "bg, surface and surface-2 of three themes");
        return found;
    }

    [GeneratedRegex(@"--ph-(bg|surface|surface-2):\s+light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Surface();
}
