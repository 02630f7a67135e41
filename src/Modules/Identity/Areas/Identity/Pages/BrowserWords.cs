using Microsoft.Extensions.Localization;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Areas.Identity.Pages;

/// <summary>Says which browser it is.</summary>
internal static class BrowserWords
{
    /// <summary>Program and device in the page's language: WeChat · iPhone.</summary>
    public static string Of(BrowserName browser, IStringLocalizer texts)
    {
        var parts = new[] { browser.Program, browser.Device }.Where(part => part.Length > 0).Select(part => texts[part].Value);
        return string.Join(" · ", parts) is { Length: > 0 } name ? name : texts["没有报出名称的程序"];
    }
}
