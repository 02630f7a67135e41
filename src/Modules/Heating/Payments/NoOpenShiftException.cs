using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>Money is taken at the desk without an open shift.</summary>
internal sealed class NoOpenShiftException()
    : RuleException("还没有开班，请先开班再收款");
