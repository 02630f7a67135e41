using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.BillRuns;

/// <summary>A household to skip.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">More about it, or null.</param>
internal readonly record struct SkipRow(long HouseholdId, SkipReason Reason, Phrase? Detail = null);
