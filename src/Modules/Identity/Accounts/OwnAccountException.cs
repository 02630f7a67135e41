using PayHall.Errors;

namespace PayHall.Identity.Accounts;

/// <summary>Nobody changes their own rights, unit or state, nor resets their own passwords.</summary>
public sealed class OwnAccountException()
    : RuleException("不能对自己的账号做这项操作，请由其他管理员办理");
