using PayHall.Errors;
using PayHall.Identity.Domain;

namespace PayHall.Identity.SignIn;

/// <summary>A wrong or used code, or a locked account; which of them is not said (I-05, I-12).</summary>
/// <param name="mode">How long a lock lasts in this tenant.</param>
public sealed class SecondFactorRefusedException(LockoutMode mode)
    : RuleException(
        mode == LockoutMode.UntilNextDay
            ? "验证码不正确或已用过，或者账号已锁定。连续输错 {0} 次，账号锁定到次日零点；请输入应用里现在显示的数字，或用恢复码。"
            : "验证码不正确或已用过，或者账号已锁定。连续输错 {0} 次，账号锁定 15 分钟；请输入应用里现在显示的数字，或用恢复码。",
        FailureCounter.Limit);
