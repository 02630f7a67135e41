namespace PayHall.Heating.Domain.Pricing;

/// <summary>What the unit price of a square metre is for (计价周期, H-10).</summary>
public enum PriceBasis
{
    /// <summary>The whole season, 整季.</summary>
    PerSeason = 0,

    /// <summary>One month, 按月; the charge is price × area × months.</summary>
    PerMonth = 1,
}
