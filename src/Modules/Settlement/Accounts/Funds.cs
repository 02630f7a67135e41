namespace PayHall.Settlement.Accounts;

/// <summary>A member's funds (资金账户): what the API answers for its account.</summary>
/// <param name="Available">可用.</param>
/// <param name="Frozen">不可用（冻结）.</param>
/// <param name="Total">资金总额 = available + frozen.</param>
internal sealed record Funds(Money Available, Money Frozen, Money Total);
