namespace PayHall.Heating.Payments;

/// <summary>A payment that was taken.</summary>
/// <param name="Id">Id of the (first) payment.</param>
/// <param name="Receipt">Number of the receipt.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Change">Cash to give back.</param>
/// <param name="PaidAt">When.</param>
internal sealed record PaymentTaken(long Id, string Receipt, Money Amount, Money Change, DateTimeOffset PaidAt);
