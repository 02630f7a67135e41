using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace PayHall.Components;

/// <summary>
/// Amounts as the product shows them: ¥ and fen step back, a true minus sign, digits line up. The parts are inline
/// elements without a role, so that a screen reader gets one string.
/// </summary>
public static class MoneyHtml
{
    /// <summary>The minus sign that is as wide as a digit.</summary>
    public const string Minus = "−";

    /// <summary>The amount as markup.</summary>
    /// <param name="money">The amount.</param>
    /// <param name="yen">True to show ¥; table cells carry the unit in their head and show none.</param>
    /// <param name="sign">True to show + above zero, in the colour of what comes in.</param>
    public static IHtmlContent Of(Money money, bool yen = false, bool sign = false)
    {
        var yuan = Math.Abs(money.Yuan).ToString("#,##0.00", CultureInfo.InvariantCulture);
        var css = money.IsPositive && sign ? "amt in" : "amt";
        var tag = Html.Tag("span", css).Text(money.IsNegative ? Minus : money.IsPositive && sign ? "+" : "");
        if (yen)
            tag.Add(Html.Tag("i").Text("¥"));
        return tag.Text(yuan[..^3]).Add(Html.Tag("u").Text(yuan[^3..]));
    }

    /// <summary>The amount as plain text, <c>−¥1,234.50</c>, for titles and labels.</summary>
    public static string Text(Money money)
        => (money.IsNegative ? Minus : "") + "¥" + Math.Abs(money.Yuan).ToString("#,##0.00", CultureInfo.InvariantCulture);
}
