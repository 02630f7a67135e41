namespace PayHall.Heating.Data;

/// <summary>A rollup row that differs from what its bills add up to; amounts in fen.</summary>
internal sealed class RollupFault
{
    /// <summary>First year of the season.</summary>
    public int Season { get; init; }

    /// <summary>The building.</summary>
    public long BuildingId { get; init; }

    /// <summary>What the bills add up to.</summary>
    public long Receivable { get; init; }

    /// <summary>What the row says.</summary>
    public long ReceivableHere { get; init; }

    /// <summary>What was paid on the bills.</summary>
    public long Received { get; init; }

    /// <summary>What the row says.</summary>
    public long ReceivedHere { get; init; }
}
