namespace PayHall.Heating.Domain.Pricing;

/// <summary>What late fee and discount depend on besides the household: the moment of a payment.</summary>
/// <param name="Unpaid">What is unpaid, in yuan.</param>
/// <param name="DaysLate">Days from the late-fee start to the day of payment, both included; 0 before.</param>
/// <param name="MonthsLate">Started months from the late-fee start; 0 before.</param>
/// <param name="DiscountOpen">True within the discount's window.</param>
internal readonly record struct PaymentMoment(decimal Unpaid, int DaysLate, int MonthsLate, bool DiscountOpen)
{
    /// <summary>The moment of billing: nothing is late and no discount is open.</summary>
    public static readonly PaymentMoment Billing = new(0m, 0, 0, DiscountOpen: false);
}
