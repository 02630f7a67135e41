namespace PayHall.Settlement.Ledger;

/// <summary>The result of recomputing the whole ledger (总账核对).</summary>
public sealed record LedgerVerification
{
    /// <summary>True if nothing disagrees.</summary>
    public bool Ok => FirstFault is null;

    /// <summary>Journals in the ledger.</summary>
    public required long Journals { get; init; }

    /// <summary>Entries in the ledger.</summary>
    public required long Entries { get; init; }

    /// <summary>Accounts whose balance was recomputed.</summary>
    public required long Accounts { get; init; }

    /// <summary>Σ of what members have: the exchange's liabilities.</summary>
    public required Money MemberFunds { get; init; }

    /// <summary>Σ of what the exchange's own accounts have: its assets, equal to <see cref="MemberFunds"/> when the trial balance holds.</summary>
    public required Money ExchangeFunds { get; init; }

    /// <summary>How far the seal reaches: block, journals sealed, hash.</summary>
    public required ChainHead Head { get; init; }

    /// <summary>Committed journals that wait for the sealer.</summary>
    public required long Unsealed { get; init; }

    /// <summary>The first row that disagrees, or null.</summary>
    public required LedgerFault? FirstFault { get; init; }
}
