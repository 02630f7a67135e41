using PayHall.Errors;

namespace PayHall.Heating.Communities;

/// <summary>Something still hangs on the community, building, unit or household.</summary>
internal sealed class LevelInUseException(string what, string name, long count, string below)
    : RuleException("{0} {1} 下还有 {2} 条{3}，不能删除", what, name, count, below);
