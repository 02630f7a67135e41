using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Tariffs;

namespace PayHall.Heating.Payments;

/// <summary>A bill with what is owed on it on a day.</summary>
/// <param name="Bill">The bill.</param>
/// <param name="Tariff">The tariff version that charged it.</param>
/// <param name="History">Its payments so far.</param>
/// <param name="Due">What is owed.</param>
internal sealed record BillDue(Bill Bill, TariffCharges Tariff, IReadOnlyList<PrincipalPayment> History, AmountDue Due);
