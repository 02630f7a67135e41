using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain;

/// <summary>
/// How a payment is spread over a bill: the late fee first, then the charge (Civil Code article 561: interest before
/// principal). A discount is given with the payment that settles the bill within its window.
/// </summary>
/// <param name="Principal">The part that pays the charge.</param>
/// <param name="LateFee">The part that pays the late fee.</param>
/// <param name="Discount">Discount given with it.</param>
/// <param name="Settles">True if nothing is left.</param>
public readonly record struct Allocation(Money Principal, Money LateFee, Money Discount, bool Settles)
{
    /// <summary>The payment.</summary>
    public Money Amount => Principal + LateFee;

    /// <summary>Spreads a payment.</summary>
    /// <param name="due">What is owed on the day of payment.</param>
    /// <param name="amount">The payment, above zero and at most what is owed.</param>
    public static Allocation Of(AmountDue due, Money amount)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (!amount.IsPositive || amount > due.Total)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "A payment is above zero and at most what is owed.");
        var settles = amount == due.Total;
        var late = Money.Min(amount, due.LateFee);
        return new Allocation(amount - late, late, settles ? due.Discount : Money.Zero, settles);
    }
}
