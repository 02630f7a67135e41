namespace PayHall.Heating.Domain.Pricing;

/// <summary>What was paid on a bill so far, as far as pricing cares.</summary>
/// <param name="On">Day of payment. The late fee counts this day for the amount that is paid on it.</param>
/// <param name="Principal">The part that paid the charge; negative for a refund.</param>
/// <param name="LateFee">The part that paid the late fee.</param>
/// <param name="Discount">Discount that was given with it, as a positive amount; it lowers what is unpaid.</param>
public readonly record struct PrincipalPayment(DateOnly On, Money Principal, Money LateFee = default, Money Discount = default);
