using PayHall.Errors;

namespace PayHall.Identity.Organizations;

/// <summary>A unit can't be moved below itself.</summary>
/// <param name="name">The unit.</param>
public sealed class UnitBelowItselfException(string name)
    : RuleException("不能把 {0} 移到它自己或它的下级机构之下，请另选上级机构", name)
{
    /// <inheritdoc />
    public override string Field => "ParentId";
}
