namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// Prices households of every kind by way of trial, before a tariff is saved (H-11): a script that fails for all of them could never
/// make a bill. One that fails for some only is left to the bill run, which names them.
/// </summary>
public static class TariffTrial
{
    private static readonly HouseholdFacts[] Households =
    [
        .. from area in new[] { 98.60m, 60m, 10m, 1_000m, 20_000m }
           from vacant in new[] { false, true }
           from welfare in Enum.GetValues<WelfareKind>()
           from owner in Enum.GetValues<OwnerKind>()
           from consumption in new[] { 1_000m, 0m }
           select new HouseholdFacts(area, area * 1.2m, owner, welfare, vacant, consumption),
    ];

    /// <summary>How many households are tried.</summary>
    public static int Count => Households.Length;

    /// <summary>Why the first household can't be priced, if none can; null if any can.</summary>
    public static TariffCalculationException? Failure(CompiledTariff tariff)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        var buffer = new ChargeBuffer();
        TariffCalculationException? first = null;
        foreach (var household in Households)
        {
            try
            {
                tariff.Charge(household, buffer);
                return null;
            }
            catch (TariffCalculationException failure)
            {
                first ??= failure;
            }
        }

        return first;
    }
}
