using PayHall.Identity.SecondFactors;

namespace PayHall.Identity.Accounts;

/// <summary>What can be done to an account from the list.</summary>
/// <param name="Delete">删除.</param>
/// <param name="Reset">重置密码.</param>
/// <param name="Unlock">解锁.</param>
/// <param name="ResetSecondFactor">重置两步验证.</param>
internal sealed record AccountActs(DeleteAccount Delete, ResetPassword Reset, UnlockAccount Unlock, ResetSecondFactor ResetSecondFactor);
