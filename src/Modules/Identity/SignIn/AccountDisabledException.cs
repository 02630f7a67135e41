using PayHall.Errors;

namespace PayHall.Identity.SignIn;

/// <summary>The password was right, but the account is disabled.</summary>
public sealed class AccountDisabledException()
    : RuleException("这个账号已停用，请联系本单位管理员启用");
