using PayHall.Errors;

namespace PayHall.Settlement.Domain.Rules;

/// <summary>A member's balance can't go below zero.</summary>
internal sealed class InsufficientFundsException(Money available, Money needed)
    : RuleException("可用余额 ¥{0} 不足以支付 ¥{1}，请先入金", available.ToDisplay(), needed.ToDisplay())
{
    /// <summary>What the account has.</summary>
    public Money Available { get; } = available;
}
