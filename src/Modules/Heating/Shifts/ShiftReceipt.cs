using PayHall.Heating.Domain;

namespace PayHall.Heating.Shifts;

/// <summary>A receipt in the list of a shift.</summary>
/// <param name="Number">Number.</param>
/// <param name="PaidAt">When.</param>
/// <param name="OwnerName">The owner.</param>
/// <param name="Address">The household.</param>
/// <param name="Method">How it was paid.</param>
/// <param name="Amount">How much.</param>
internal sealed record ShiftReceipt(string Number, DateTimeOffset PaidAt, string OwnerName, string Address, PaymentMethod Method, Money Amount);
