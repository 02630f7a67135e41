namespace PayHall.Heating.Domain.Pricing;

/// <summary>What a tariff needs to know of a household; the inputs that a bill keeps (H-11, H-16).</summary>
/// <param name="HeatedArea">户室面积 in m², at most two decimals.</param>
/// <param name="FloorArea">建筑面积 in m², at most two decimals.</param>
/// <param name="OwnerKind">私户 or 公户.</param>
/// <param name="Welfare">Welfare kind that was approved.</param>
/// <param name="Vacant">True if a vacancy application (空房) was approved.</param>
/// <param name="Consumption">Metered consumption of the season, or null if nothing was read: a quote counts it as 0, a bill run skips the household if its tariff needs it.</param>
public readonly record struct HouseholdFacts(
    decimal HeatedArea, decimal FloorArea, OwnerKind OwnerKind, WelfareKind Welfare, bool Vacant, decimal? Consumption)
{
    /// <summary>An area in m² from hundredths of m², as databases keep it.</summary>
    public static decimal Area(int hundredths) => new(Math.Abs(hundredths), 0, 0, hundredths < 0, 2);
}
