using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>Somebody registered the code, or one that differs in case only, at the same moment.</summary>
internal sealed class MemberCodeTakenException(string code, string taken)
    : RuleException("会员编号 {0} 与已有会员 {1} 只有大小写不同，请核对编号", code, taken)
{
    /// <inheritdoc />
    public override string Field => "code";
}
