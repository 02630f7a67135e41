using PayHall.Heating.Domain;

namespace PayHall.Heating.Shifts;

/// <summary>What was taken by one method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Count">Number of receipts.</param>
/// <param name="Amount">Their sum.</param>
internal sealed record MethodSum(PaymentMethod Method, int Count, Money Amount);
