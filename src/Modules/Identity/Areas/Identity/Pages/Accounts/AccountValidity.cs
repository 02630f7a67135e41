using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PayHall.Identity.Areas.Identity.Pages.Accounts;

/// <summary>Says on which days an account may be used.</summary>
internal static class AccountValidity
{
    /// <summary>长期, 至 2026-12-31, and the like.</summary>
    public static string InWords(DateOnly? from, DateOnly? to, IStringLocalizer texts) => (from, to) switch
    {
        (null, null) => texts["长期"],
        (null, { } last) => texts["至 {0}", Format(last)],
        ({ } first, null) => texts["{0} 起", Format(first)],
        ({ } first, { } last) => $"{Format(first)} – {Format(last)}",
    };

    private static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
