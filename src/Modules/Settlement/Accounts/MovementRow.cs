using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Accounts;

/// <summary>A ledger entry of a member's account, in a list.</summary>
internal sealed record MovementRow(
    long Id, DateTimeOffset At, long AmountFen, long BalanceFen, JournalKind Kind, string Document, string Description, string Counterparty, long JournalId)
{
    public Money Amount => new(AmountFen);

    public Money Balance => new(BalanceFen);
}
