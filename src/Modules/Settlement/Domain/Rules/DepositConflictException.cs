using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A bank serial is posted once; the same serial with other content is refused.</summary>
internal sealed class DepositConflictException(string serial)
    : RuleException("银行流水号 {0} 已入账，且内容与本次不同，未重复入账", serial);
