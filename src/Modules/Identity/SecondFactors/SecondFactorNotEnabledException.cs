using PayHall.Errors;

namespace PayHall.Identity.SecondFactors;

/// <summary>There is no second factor to change.</summary>
public sealed class SecondFactorNotEnabledException()
    : RuleException("两步验证没有启用，请先启用");
