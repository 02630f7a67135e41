using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A member's kind decides its rights and its account; it never changes.</summary>
internal sealed class MemberKindFixedException(string code)
    : RuleException("会员 {0} 的类型不能更改，请以新的会员编号登记", code)
{
    /// <inheritdoc />
    public override string Field => "kind";
}
