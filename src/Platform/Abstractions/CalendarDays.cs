using System.Globalization;

namespace PayHall;

/// <summary>
/// Which days people and callers may enter. Far from both ends of the calendar, so that adding days, months or a time zone to one
/// never leaves it.
/// </summary>
public static class CalendarDays
{
    /// <summary>The first year.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year.</summary>
    public const int LastYear = 2200;

    /// <summary>True for a day that may be entered.</summary>
    public static bool Contains(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>Reads <c>yyyy-MM-dd</c>, whether or not the day may be entered.</summary>
    public static bool TryParse(string? text, out DateOnly day)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
