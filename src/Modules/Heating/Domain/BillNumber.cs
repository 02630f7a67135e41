using System.Globalization;

namespace PayHall.Heating.Domain;

/// <summary>
/// A bill's number (订单号): <c>RL26-0118205</c>, the season's first year and the household's id. As a household has one bill a
/// season the number needs neither a sequence nor an index of its own.
/// </summary>
public static class BillNumber
{
    /// <summary>The number of a household's bill for a season.</summary>
    public static string Of(Season season, long householdId)
        => string.Create(CultureInfo.InvariantCulture, $"RL{season.StartYear % 100:00}-{householdId:0000000}");

    /// <summary>Reads a number.</summary>
    public static bool TryParse(string? text, out Season season, out long householdId)
    {
        season = default;
        householdId = 0;
        text = text?.Trim().ToUpperInvariant();
        if (text is not { Length: >= 12 and <= 20 } || !text.StartsWith("RL", StringComparison.Ordinal) || text[4] != '-'
            || !int.TryParse(text.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !long.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out householdId))
            return false;
        season = new Season(year >= 90 ? 1900 + year : 2000 + year);
        return true;
    }
}
