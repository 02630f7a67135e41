using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A disabled member neither pays nor is paid.</summary>
internal sealed class MemberDisabledException(string code)
    : RuleException("会员 {0} 已停用，请联系交易所", code);
