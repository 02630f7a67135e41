namespace PayHall.Heating.BillRuns;

/// <summary>What a bill run has done at its end.</summary>
internal sealed class BillRunEnd
{
    /// <summary>First year of the season.</summary>
    public int Season { get; init; }

    /// <summary>Households billed.</summary>
    public int Billed { get; init; }

    /// <summary>Sum of the bills in fen.</summary>
    public long Amount { get; init; }

    /// <summary>Households skipped.</summary>
    public int Skipped { get; init; }
}
