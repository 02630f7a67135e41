using PayHall.Heating.Bills;
using PayHall.Heating.Households;
using PayHall.Heating.Shifts;

namespace PayHall.Heating.Desk;

/// <summary>What the cashier desk shows.</summary>
/// <param name="Shift">The cashier's open shift, or null.</param>
/// <param name="Household">The household at the desk, or null.</param>
/// <param name="Bills">Its bills, latest season first.</param>
/// <param name="Found">Households that the search found.</param>
internal sealed record DeskView(ShiftView? Shift, HouseholdView? Household, IReadOnlyList<BillView> Bills, IReadOnlyList<FoundHousehold> Found)
{
    /// <summary>Bills on which something can be paid.</summary>
    public IReadOnlyList<BillView> Open { get; } = [.. Bills.Where(bill => bill.IsOpen)];

    /// <summary>Bills on which something was paid.</summary>
    public IReadOnlyList<BillView> Paid { get; } = [.. Bills.Where(bill => !bill.Bill.Paid.IsZero || !bill.IsOpen)];
}
