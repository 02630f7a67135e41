using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Households;

namespace PayHall.Heating.Tariffs;

/// <summary>A household priced by a definition.</summary>
/// <param name="Household">The household, or null for the usual one.</param>
/// <param name="Facts">Its inputs.</param>
/// <param name="Day">Day of payment.</param>
/// <param name="Quote">The quote, or null if it failed.</param>
/// <param name="Failure">Why it failed, or null.</param>
internal sealed record TariffSampleView(HouseholdView? Household, HouseholdFacts Facts, DateOnly Day, Quote? Quote, RuleException? Failure);
