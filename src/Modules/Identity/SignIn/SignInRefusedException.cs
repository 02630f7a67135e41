using PayHall.Errors;
using PayHall.Identity.Domain;

namespace PayHall.Identity.SignIn;

/// <summary>No such account, a wrong password, or a locked account; which of them is not said (I-05).</summary>
/// <param name="mode">How long a lock lasts in this tenant.</param>
public sealed class SignInRefusedException(LockoutMode mode)
    : RuleException(
        mode == LockoutMode.UntilNextDay
            ? "用户名或密码不正确，或者账号已锁定。连续输错 {0} 次，账号锁定到次日零点；请核对后再试，或联系管理员解锁、重置密码。"
            : "用户名或密码不正确，或者账号已锁定。连续输错 {0} 次，账号锁定 15 分钟；请核对后再试，或联系管理员解锁、重置密码。",
        FailureCounter.Limit);
