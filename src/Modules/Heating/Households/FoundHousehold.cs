namespace PayHall.Heating.Households;

/// <summary>A household that a search found.</summary>
/// <param name="Id">Id in the tenant.</param>
/// <param name="Account">缴费账号.</param>
/// <param name="Address">Address.</param>
/// <param name="OwnerName">The owner.</param>
/// <param name="Phone">The owner's phone number.</param>
internal sealed record FoundHousehold(long Id, string Account, string Address, string OwnerName, string Phone);
