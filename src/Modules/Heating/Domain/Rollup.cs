namespace PayHall.Heating.Domain;

/// <summary>
/// What a building's bills of a season add up to (H-41). Changed by deltas in the transaction that changes a bill, so that
/// statistics on any level are sums of few rows.
/// </summary>
public sealed class Rollup
{
    /// <summary>The season.</summary>
    public Season Season { get; init; }

    /// <summary>The building.</summary>
    public long BuildingId { get; init; }

    /// <summary>Households with a bill that is not void.</summary>
    public int Households { get; init; }

    /// <summary>应缴: charges − discounts given + late fees paid.</summary>
    public Money Receivable { get; init; }

    /// <summary>已缴: all that was paid.</summary>
    public Money Received { get; init; }

    /// <summary>已退.</summary>
    public Money Refunded { get; init; }
}
