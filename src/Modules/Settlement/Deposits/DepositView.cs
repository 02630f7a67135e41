namespace PayHall.Settlement.Deposits;

/// <summary>A deposit, as the API answers it.</summary>
internal sealed record DepositView(string Serial, string Member, Money Amount, DateOnly BookedOn, string Bank, string Status);
