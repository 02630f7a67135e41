using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>Only a primary institution with a superior agency can apply, while it is itself the payer.</summary>
internal sealed class PayOnBehalfNotAvailableException(string number)
    : RuleException("发票 {0} 不能申请代付：只有归属上级管理机构、且由本单位支付的基层医疗机构发票可以", number);
