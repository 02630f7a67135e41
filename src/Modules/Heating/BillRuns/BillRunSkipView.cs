using PayHall.Heating.Domain;

namespace PayHall.Heating.BillRuns;

/// <summary>A household that a run skipped.</summary>
/// <param name="Account">缴费账号.</param>
/// <param name="Address">Address.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">More about it.</param>
internal sealed record BillRunSkipView(string Account, string Address, SkipReason Reason, string Detail);
