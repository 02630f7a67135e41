using PayHall.Errors;

namespace PayHall.Identity.Organizations;

/// <summary>The unit's code exists.</summary>
/// <param name="code">The code.</param>
public sealed class UnitCodeTakenException(string code)
    : RuleException("机构编码 {0} 已被使用，请换一个", code)
{
    /// <inheritdoc />
    public override string Field => "Code";
}
