namespace PayHall.Settlement.Data;

/// <summary>An entry of a journal; immutable. Ids rise in the order in which an account's balance changed.</summary>
internal sealed class Entry
{
    public long Id { get; init; }

    public long JournalId { get; init; }

    /// <summary>Place within the journal, from 1.</summary>
    public int Line { get; init; }

    public long AccountId { get; init; }

    public long CounterpartyId { get; init; }

    /// <summary>Positive = credit.</summary>
    public long AmountFen { get; init; }

    public Money Amount => new(AmountFen);

    /// <summary>The account's balance after this entry.</summary>
    public long BalanceFen { get; init; }

    public Money Balance => new(BalanceFen);
}
