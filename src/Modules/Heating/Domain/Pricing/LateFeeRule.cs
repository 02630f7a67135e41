namespace PayHall.Heating.Domain.Pricing;

/// <summary>The late fee of a tariff (滞纳金, H-10).</summary>
/// <param name="Kind">How it grows.</param>
/// <param name="Value">Yuan per m² per month, percent (5 = 5 %) or a fraction per day (0.0005 = 0.05 %), by <paramref name="Kind"/>.</param>
/// <param name="StartsAfterDays">N ≥ 1: the late fee starts on pay-by + N days, that day included.</param>
/// <param name="Cap">Upper bound (上限) in percent of the heat charge, or null. It bounds every kind.</param>
public sealed record LateFeeRule(LateFeeKind Kind, decimal Value, int StartsAfterDays, decimal? Cap)
{
    /// <summary>No late fee.</summary>
    public static readonly LateFeeRule None = new(LateFeeKind.None, 0m, 1, null);
}
