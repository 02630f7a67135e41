using PayHall.Errors;

namespace PayHall.Heating.Contracts;

/// <summary>Who proposes a contract does not approve it.</summary>
internal sealed class OwnContractException(string address)
    : RuleException("{0} 的签约由您本人提交，须由另一人审批", address);
