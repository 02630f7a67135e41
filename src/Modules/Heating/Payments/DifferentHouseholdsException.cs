using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>Bills of several households on one receipt.</summary>
internal sealed class DifferentHouseholdsException()
    : RuleException("一张回单只能缴同一户的账单");
