using PayHall.Errors;

namespace PayHall.Heating.Contracts;

/// <summary>Another person has decided on the contract in the meantime.</summary>
internal sealed class ContractDecidedException(string address)
    : RuleException("{0} 的签约已由他人审批，请刷新列表", address);
