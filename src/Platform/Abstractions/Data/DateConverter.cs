using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PayHall.Data;

/// <summary>Stores a date as the number <c>yyyyMMdd</c>: readable, ordered and the same on both engines.</summary>
public sealed class DateConverter() : ValueConverter<DateOnly, int>(date => ToNumber(date), number => FromNumber(number))
{
    /// <summary>2026-11-20 → 20261120.</summary>
    public static int ToNumber(DateOnly date) => (date.Year * 10000) + (date.Month * 100) + date.Day;

    /// <summary>20261120 → 2026-11-20.</summary>
    public static DateOnly FromNumber(int number) => new(number / 10000, number / 100 % 100, number % 100);
}
