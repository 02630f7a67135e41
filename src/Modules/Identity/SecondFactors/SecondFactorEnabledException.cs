using PayHall.Errors;

namespace PayHall.Identity.SecondFactors;

/// <summary>The second factor is enabled already; a new app is set up after disabling it.</summary>
public sealed class SecondFactorEnabledException()
    : RuleException("两步验证已启用；要换一个验证应用，请先停用再重新设置");
