using PayHall.Errors;
using PayHall.Organizations;

namespace PayHall.Identity.Organizations;

/// <summary>A unit to which a module's records belong can't be deleted.</summary>
/// <param name="name">The unit.</param>
/// <param name="use">What belongs to it.</param>
public sealed class UnitHasRecordsException(string name, UnitUse use)
    : RuleException("不能删除 {0}：有记录归属于它（{1}，{2} 条）。能改归属的请先移到其他机构；有历史记录的机构要保留。", name, use.Kind, use.Count);
