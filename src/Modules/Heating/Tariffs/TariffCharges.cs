using PayHall.Heating.BillRuns;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>A compiled tariff version with what the rest of the module needs to know of it. Safe for any number of threads.</summary>
/// <param name="TariffId">The tariff.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Number">产品编号.</param>
/// <param name="Version">Version number.</param>
/// <param name="Compiled">The compiled definition.</param>
internal sealed record TariffCharges(long TariffId, long VersionId, string Number, int Version, CompiledTariff Compiled)
{
    /// <summary>What the version says.</summary>
    public TariffDefinition Definition => Compiled.Definition;

    /// <summary>Prices a household for its bill.</summary>
    /// <param name="row">The household's inputs; receives version, charge and lines.</param>
    /// <param name="buffer">Working memory of the calling thread.</param>
    /// <param name="day">The day of billing.</param>
    /// <returns>Null if the row can be billed, otherwise why the household is skipped.</returns>
    public SkipRow? Charge(ref BillRow row, ChargeBuffer buffer, DateOnly day)
    {
        var facts = new HouseholdFacts(
            HouseholdFacts.Area(row.HeatedArea), HouseholdFacts.Area(row.FloorArea), (OwnerKind)row.OwnerKind, (WelfareKind)row.Welfare, Vacant: false, Consumption: null);
        // A consumption of 0 would be a wrong bill, and a household gets one bill a season.
        if (facts.Consumption is null && Compiled.NeedsConsumption)
            return new SkipRow(row.HouseholdId, SkipReason.NoReading);
        try
        {
            Compiled.Charge(facts, buffer);
            (row.TariffVersionId, row.Charge, row.Lines) = (VersionId, buffer.Total.Fen, BillLines.Write(buffer));
            row.Discount = IsAllDiscounted(facts, buffer, day) ? row.Charge : 0;
            return row.Charge >= 0
                ? null
                : new SkipRow(row.HouseholdId, SkipReason.PricingFailed, new Phrase("合计为负数 {0} 元", buffer.Total.ToString()));
        }
        catch (TariffCalculationException refused)
        {
            return new SkipRow(row.HouseholdId, SkipReason.PricingFailed, new Phrase(refused.MessageKey, [.. refused.Arguments]));
        }
    }

    // A script that charges but fails for its discount makes a bill all the same; the bill says what is wrong with it.
    private bool IsAllDiscounted(in HouseholdFacts facts, ChargeBuffer buffer, DateOnly day)
    {
        try
        {
            return Compiled.IsAllDiscounted(facts, buffer, day);
        }
        catch (TariffCalculationException)
        {
            return false;
        }
    }

    /// <summary>What is owed on a bill on a day.</summary>
    public AmountDue DueOn(Bill bill, DateOnly day, IReadOnlyList<PrincipalPayment> payments) => Compiled.DueOn(FactsOf(bill), day, payments);

    /// <summary>The inputs that a bill keeps.</summary>
    public static HouseholdFacts FactsOf(Bill bill)
        => new(bill.HeatedArea.SquareMetres, bill.FloorArea.SquareMetres, bill.OwnerKind, bill.Welfare, bill.Vacant, Consumption: null);
}
