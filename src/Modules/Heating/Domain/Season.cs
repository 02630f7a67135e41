using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PayHall.Heating.Domain;

/// <summary>A heating season (供热季), named by the years in which it begins and ends: 2026-2027.</summary>
/// <param name="StartYear">The year in which it begins.</param>
public readonly record struct Season(int StartYear) : IComparable<Season>
{
    /// <summary>Reads <c>2026-2027</c>; the second year follows the first.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Season season)
    {
        season = default;
        text = text?.Trim().Replace('–', '-');
        if (text is not { Length: 9 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || end != start + 1 || start is < 1990 or > 2199)
            return false;
        season = new Season(start);
        return true;
    }

    /// <summary>Reads a season that is known to be well-formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static Season Parse(string text)
        => TryParse(text, out var season) ? season : throw new FormatException($"'{text}' is not a season such as 2026-2027.");

    /// <summary>The season that people speak of on a day: from May on the one that begins in autumn.</summary>
    public static Season At(DateOnly day) => new(day.Month >= 5 ? day.Year : day.Year - 1);

    /// <summary>The season before.</summary>
    public Season Previous => new(StartYear - 1);

    /// <inheritdoc />
    public int CompareTo(Season other) => StartYear.CompareTo(other.StartYear);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Season left, Season right) => left.StartYear < right.StartYear;

    /// <summary>Later than.</summary>
    public static bool operator >(Season left, Season right) => left.StartYear > right.StartYear;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Season left, Season right) => left.StartYear <= right.StartYear;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Season left, Season right) => left.StartYear >= right.StartYear;

    /// <summary>2026-2027.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartYear}-{StartYear + 1}");
}
