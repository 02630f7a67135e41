namespace PayHall.Heating.Domain.Pricing;

/// <summary>Counts days and months from the late-fee start (滞纳金生效日期).</summary>
internal static class LateDays
{
    /// <summary>Days from start to day, both included; 0 before the start.</summary>
    public static int Days(DateOnly start, DateOnly day) => Math.Max(0, day.DayNumber - start.DayNumber + 1);

    /// <summary>Months begun since the start: from 11-15 on one, from 12-15 on two.</summary>
    public static int StartedMonths(DateOnly start, DateOnly day)
    {
        if (day < start)
            return 0;
        var months = ((day.Year - start.Year) * 12) + day.Month - start.Month;
        return start.AddMonths(months) <= day ? months + 1 : months;
    }
}
