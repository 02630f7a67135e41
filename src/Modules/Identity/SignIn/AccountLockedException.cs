using PayHall.Errors;

namespace PayHall.Identity.SignIn;

/// <summary>The certificate was good, but wrong passwords have locked the account.</summary>
public sealed class AccountLockedException()
    : RuleException("这个账号因连续输错密码已锁定，请稍后再试，或联系管理员解锁");
