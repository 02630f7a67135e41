using System.Text.RegularExpressions;

namespace PayHall.Architecture.Tests;

/// <summary>What no page may contain.</summary>
public sealed partial class PageSourceTests
{
    [Fact]
    public void No_page_has_an_inline_script_style_or_handler()
    {
        foreach (var (path, text) in Sources.Find("*.cshtml"))
            InlineCode().Matches(text).Select(match => match.Value).ShouldBeEmpty(path);
    }

    [Fact]
    public void No_page_shows_text_that_goes_round_the_localizer()
    {
        foreach (var (path, text) in Sources.Find("*.cshtml"))
            RawTexts(text).ShouldBeEmpty(path);
    }

    [Theory]
    [InlineData("<p>支付货款</p>")]
    [InlineData("<a title=\"详情\">x</a>")]
    [InlineData("<p>@L[\"支付\"] 货款</p>")]
    public void A_planted_raw_text_is_found(string page) => RawTexts(page).ShouldNotBeEmpty();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<a onclick=\"go()\">")]
    public void A_planted_inline_code_is_found(string page) => InlineCode().IsMatch(page).ShouldBeTrue();

    /// <summary>Chinese characters left over once code, comments and localised texts are taken away.</summary>
    private static List<string> RawTexts(string page)
    {
        var rest = Comments().Replace(page, "");
        rest = Texts.Localized().Replace(rest, "");
        rest = OtherLanguage().Replace(rest, "");
        return [.. Chinese().Matches(rest).Select(match => match.Value)];
    }

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=""|\son[a-z]+=""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|(?<!:)//[^\n]*", RegexOptions.Singleline, 1000)]
    private static partial Regex Comments();

    // The name of a language is written in that language.
    [GeneratedRegex(@"""中文""", RegexOptions.None, 1000)]
    private static partial Regex OtherLanguage();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+", RegexOptions.None, 1000)]
    private static partial Regex Chinese();
}
