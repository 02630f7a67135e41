namespace PayHall.Settlement.Domain;

/// <summary>One entry of a journal to be posted.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">In fen; positive = credit (the member has more), negative = debit (the member has less; a bank account has more).</param>
/// <param name="Counterparty">The account on the other side, for statements.</param>
public readonly record struct PostingLine(AccountReference Account, Money Amount, AccountReference Counterparty);
