using PayHall.Heating.Domain;

namespace PayHall.Heating.BillRuns;

/// <summary>A household to skip.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">More about it.</param>
internal readonly record struct SkipRow(long HouseholdId, SkipReason Reason, string Detail);
