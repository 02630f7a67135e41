using PayHall.Errors;

namespace PayHall.Heating.Tariffs;

/// <summary>Households are, or were, signed to the tariff.</summary>
internal sealed class TariffInUseException(string number, long households)
    : RuleException("产品 {0} 有 {1} 份户室签约，不能删除", number, households);
