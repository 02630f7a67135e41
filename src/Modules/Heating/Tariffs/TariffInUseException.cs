using PayHall.Errors;

namespace PayHall.Heating.Tariffs;

/// <summary>Households are signed to the tariff, or wait for the approval of that.</summary>
internal sealed class TariffInUseException(string number, long contracts)
    : RuleException("产品 {0} 有 {1} 份已生效或待审批的户室签约，不能删除；请先把这些户室改签其他产品", number, contracts);
