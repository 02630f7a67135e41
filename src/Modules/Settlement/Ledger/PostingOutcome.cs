namespace PayHall.Settlement.Ledger;

/// <summary>What became of a posting.</summary>
public enum PostingOutcome
{
    /// <summary>Posted now.</summary>
    Posted = 0,

    /// <summary>The same posting was made before under this key; nothing happened now.</summary>
    AlreadyPosted = 1,

    /// <summary>The key belongs to another posting; nothing happened.</summary>
    KeyConflict = 2,

    /// <summary>An account would go below zero; nothing happened.</summary>
    InsufficientFunds = 3,
}
