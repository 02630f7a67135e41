using PayHall.Errors;

namespace PayHall.Settlement.Payments;

/// <summary>Why a payment failed, stored so that it can be said in any language.</summary>
internal static class PaymentFailure
{
    private const string Funds = "InsufficientFunds:";

    /// <summary>The stored form of "the funds did not suffice".</summary>
    public static string InsufficientFunds(Money available) => Funds + available;

    /// <summary>The sentence for people: a localisation key with its values.</summary>
    public static InputMessage Describe(string failure, Money amount)
        => failure.StartsWith(Funds, StringComparison.Ordinal) && Money.TryParse(failure[Funds.Length..], out var available)
            ? new InputMessage("可用余额 ¥{0} 不足以支付 ¥{1}，请先入金", [available.ToDisplay(), amount.ToDisplay()])
            : new InputMessage("未能记账，请重新提交", []);
}
