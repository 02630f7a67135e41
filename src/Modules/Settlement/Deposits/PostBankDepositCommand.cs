namespace PayHall.Settlement.Deposits;

/// <summary>A deposit that the bank reports (入金, 银行发起).</summary>
/// <param name="Serial">The bank's serial: the caller's own number.</param>
/// <param name="Member">Code of the member who receives it.</param>
/// <param name="Amount">Amount.</param>
/// <param name="BookedOn">The bank's booking day.</param>
/// <param name="Bank">Name of the bank.</param>
internal sealed record PostBankDepositCommand(string Serial, string Member, Money Amount, DateOnly BookedOn, string Bank);
