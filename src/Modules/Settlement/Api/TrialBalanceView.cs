namespace PayHall.Settlement.Api;

/// <summary>The two sides of the trial balance; equal when it holds.</summary>
/// <param name="Debit">What the exchange's bank accounts hold.</param>
/// <param name="Credit">What the members own.</param>
internal sealed record TrialBalanceView(Money Debit, Money Credit);
