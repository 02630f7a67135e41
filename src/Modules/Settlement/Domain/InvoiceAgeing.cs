namespace PayHall.Settlement.Domain;

/// <summary>How late an unpaid invoice is (S-20).</summary>
public enum InvoiceAgeing
{
    /// <summary>Paid, not confirmed, or confirmed only lately.</summary>
    None,

    /// <summary>预警: unpaid for at least the warning days since the buyer confirmed it, and not yet overdue.</summary>
    Warning,

    /// <summary>逾期: unpaid for at least the overdue days since the buyer confirmed it.</summary>
    Overdue,
}
