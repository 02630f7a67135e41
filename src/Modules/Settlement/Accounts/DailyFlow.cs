namespace PayHall.Settlement.Accounts;

/// <summary>A day of an account.</summary>
/// <param name="Day">The local day.</param>
/// <param name="In">Money in.</param>
/// <param name="Out">Money out, positive.</param>
/// <param name="Balance">Available balance at the day's end.</param>
internal sealed record DailyFlow(DateOnly Day, Money In, Money Out, Money Balance);
