using System.Globalization;
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
    /// <param name="row">The household's inputs.</param>
    /// <param name="buffer">Working memory of the calling thread.</param>
    /// <param name="charge">The charge in fen.</param>
    /// <param name="lines">The lines as <see cref="BillLines"/> writes them.</param>
    /// <param name="failure">Why it could not be priced.</param>
    public bool TryCharge(in BillRow row, ChargeBuffer buffer, out long charge, out string lines, out string failure)
    {
        try
        {
            var facts = new HouseholdFacts(
                HouseholdFacts.Area(row.HeatedArea), HouseholdFacts.Area(row.FloorArea), (OwnerKind)row.OwnerKind, (WelfareKind)row.Welfare, Vacant: false, Consumption: null);
            Compiled.Charge(facts, buffer);
            (charge, lines, failure) = (buffer.Total.Fen, BillLines.Write(buffer), "");
            if (charge >= 0)
                return true;
            failure = string.Format(CultureInfo.InvariantCulture, "合计为负数 {0} 元", buffer.Total);
            return false;
        }
        catch (TariffCalculationException refused)
        {
            (charge, lines, failure) = (0, "", refused.Message);
            return false;
        }
    }

    /// <summary>What is owed on a bill on a day.</summary>
    public AmountDue DueOn(Bill bill, DateOnly day, IReadOnlyList<PrincipalPayment> payments) => Compiled.DueOn(FactsOf(bill), day, payments);

    /// <summary>The inputs that a bill keeps.</summary>
    public static HouseholdFacts FactsOf(Bill bill)
        => new(bill.HeatedArea.SquareMetres, bill.FloorArea.SquareMetres, bill.OwnerKind, bill.Welfare, bill.Vacant, Consumption: null);
}
