using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>The bill is paid, refunded or void.</summary>
internal sealed class BillNotPayableException(string number, string status)
    : RuleException("订单 {0} {1}，无需缴费", number, status);
