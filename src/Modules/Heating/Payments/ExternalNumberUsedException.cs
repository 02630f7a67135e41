using PayHall.Errors;

namespace PayHall.Heating.Payments;

/// <summary>The channel's number was recorded before.</summary>
internal sealed class ExternalNumberUsedException(string number, string receipt)
    : RuleException("流水号 {0} 已记入回单 {1}，不能重复入账", number, receipt)
{
    /// <inheritdoc />
    public override string? Field => "externalNumber";
}
