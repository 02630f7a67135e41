using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>A ledger account with its balance; a bank account's balance is at or below zero (an asset), a member's at or above.</summary>
internal sealed class FundsAccount
{
    public long Id { get; init; }

    /// <summary>Unique, stable: <c>member:17:available</c> with the member's id, <c>bank:…</c>.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public AccountKind Kind { get; init; }

    public long? MemberId { get; init; }

    /// <summary>Place in the global lock order, see <see cref="AccountReference"/>.</summary>
    public int LockRank { get; init; }

    public long BalanceFen { get; init; }

    public Money Balance => new(BalanceFen);

    public AccountReference Reference => new(Id, LockRank);
}
