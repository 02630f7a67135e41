namespace PayHall.Settlement.Domain;

/// <summary>When an unpaid invoice is warned about or overdue (S-20); both numbers are set by the exchange.</summary>
/// <param name="WarningDays">Days since the buyer's confirmation from which an unpaid invoice is a warning (预警), default 50.</param>
/// <param name="OverdueDays">Days from which it is overdue (逾期), default 60; more than <paramref name="WarningDays"/>.</param>
public readonly record struct AgeingPolicy(int WarningDays, int OverdueDays)
{
    /// <summary>Days since confirmation; null while the buyer has not confirmed.</summary>
    public static int? Days(DateOnly? confirmedOn, DateOnly today)
        => confirmedOn is { } day ? today.DayNumber - day.DayNumber : null;

    /// <summary>Judges an invoice as of a day.</summary>
    public InvoiceAgeing Of(InvoiceStatus status, DateOnly? confirmedOn, DateOnly today)
    {
        if (status == InvoiceStatus.Paid || Days(confirmedOn, today) is not { } days || days < WarningDays)
            return InvoiceAgeing.None;
        return days >= OverdueDays ? InvoiceAgeing.Overdue : InvoiceAgeing.Warning;
    }

    /// <summary>The latest day of confirmation that is a warning as of <paramref name="today"/>.</summary>
    public DateOnly WarningUntil(DateOnly today) => today.AddDays(-WarningDays);

    /// <summary>The latest day of confirmation that is overdue as of <paramref name="today"/>.</summary>
    public DateOnly OverdueUntil(DateOnly today) => today.AddDays(-OverdueDays);
}
