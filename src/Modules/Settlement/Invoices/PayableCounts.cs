namespace PayHall.Settlement.Invoices;

/// <summary>Payable invoices, counted.</summary>
internal sealed record PayableCounts(int All, int Warning, int Overdue, int ReviewRefused, int PaymentFailed);
