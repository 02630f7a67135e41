using System.Globalization;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>The windows of a tariff on a time line (日历), in the units of the picture: 320 wide, the months from 52 on.</summary>
internal sealed class TariffCalendar
{
    private const double Left = 52;
    private const double Width = 262;

    /// <summary>Lays out the windows.</summary>
    public TariffCalendar(TariffDefinition definition, DateOnly today)
    {
        First = new DateOnly(definition.PayFrom.Year, definition.PayFrom.Month, 1);
        var end = new[] { definition.PayBy, definition.LateFeeStart, definition.Discount?.Window.To ?? definition.PayBy, definition.Vacancy?.Window.To ?? definition.PayBy }.Max().AddMonths(1);
        Last = First.AddMonths(1) > end ? First.AddMonths(2) : end;
        Rows = [.. Windows(definition)];
        Now = today >= First && today <= Last ? X(today) : null;
        Months = [.. Enumerable.Range(0, 18).Select(First.AddMonths).TakeWhile(month => month < Last).Select(month => (X(month), month.Month))];
    }

    /// <summary>Caption, begin, length and kind (b1, b2, b3) of each bar.</summary>
    public IReadOnlyList<(string Caption, string X, string Width, string Css, string Text)> Rows { get; }

    /// <summary>Where today is, or null outside.</summary>
    public string? Now { get; }

    /// <summary>Where each month begins.</summary>
    public IReadOnlyList<(string X, int Month)> Months { get; }

    private DateOnly First { get; }

    private DateOnly Last { get; }

    private IEnumerable<(string Caption, string X, string Width, string Css, string Text)> Windows(TariffDefinition definition)
    {
        yield return Bar("缴费", definition.PayFrom, definition.PayBy, "b1");
        if (definition.Discount is { } discount)
            yield return Bar("优惠", discount.Window.From ?? definition.PayFrom, discount.Window.To ?? Last, "b2");
        if (definition.Vacancy is { } vacancy)
            yield return Bar("空房", vacancy.Window.From ?? definition.PayFrom, vacancy.Window.To ?? Last, "b2");
        if (definition.LateFee.Kind != LateFeeKind.None)
            yield return Bar("滞纳金", definition.LateFeeStart, Last, "b3");
    }

    private (string Caption, string X, string Width, string Css, string Text) Bar(string caption, DateOnly from, DateOnly to, string css)
    {
        var start = Position(from < First ? First : from);
        var end = Position(to > Last ? Last : to.AddDays(1));
        return (caption, Text(start), Text(Math.Max(2, end - start)), css, string.Create(CultureInfo.InvariantCulture, $"{from:MM-dd} – {to:MM-dd}"));
    }

    private string X(DateOnly day) => Text(Position(day));

    private double Position(DateOnly day) => Left + (Width * (day.DayNumber - First.DayNumber) / Math.Max(1, Last.DayNumber - First.DayNumber));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
