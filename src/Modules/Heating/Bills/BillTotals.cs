namespace PayHall.Heating.Bills;

/// <summary>What the bills of a query add up to.</summary>
/// <param name="Count">Number of bills.</param>
/// <param name="Charge">Charged.</param>
/// <param name="Paid">Paid, late fees included.</param>
/// <param name="Unpaid">Left of the charge.</param>
internal sealed record BillTotals(int Count, Money Charge, Money Paid, Money Unpaid);
