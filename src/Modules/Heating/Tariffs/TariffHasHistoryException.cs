using PayHall.Errors;

namespace PayHall.Heating.Tariffs;

/// <summary>No household is signed to the tariff any more, but bills may have been made by it while some were.</summary>
internal sealed class TariffHasHistoryException(string number, long contracts)
    : RuleException("产品 {0} 现在没有户室签约，但有 {1} 份签约曾经生效，账单和签约历史要以它为依据，不能删除；不再使用即可", number, contracts);
