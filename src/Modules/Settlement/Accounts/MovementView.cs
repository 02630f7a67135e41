using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Accounts;

/// <summary>A ledger entry of a member's account, as the API answers it.</summary>
internal sealed record MovementView(DateTimeOffset At, Money Amount, Money Balance, JournalKind Kind, string Document, string Counterparty);
