using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Households;
using PayHall.Tenants;

namespace PayHall.Heating.Tariffs;

/// <summary>Prices one household by a definition that need not be saved, so that a clerk sees what a rule does.</summary>
internal sealed class TariffSample(HouseholdReader households, FindHouseholds find, TenantClock clock)
{
    /// <summary>The quote for a household.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="keyword">Account or any other keyword; null for a usual household of 98.60 m².</param>
    /// <param name="day">Day of payment; null for today.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<TariffSampleView> PriceAsync(TariffDefinition definition, string? keyword, DateOnly? day, CancellationToken cancellationToken)
    {
        var household = await FindAsync(keyword, cancellationToken);
        var facts = household is null
            ? new HouseholdFacts(98.60m, 112.35m, OwnerKind.Private, WelfareKind.None, Vacant: false, Consumption: null)
            : new HouseholdFacts(
                household.Household.HeatedArea.SquareMetres, household.Household.FloorArea.SquareMetres, household.Owner.Kind, household.Owner.Welfare, Vacant: false, Consumption: null);
        var on = day ?? clock.Today;
        try
        {
            return new TariffSampleView(household, facts, on, CompiledTariff.Compile(definition).QuoteOn(facts, on, Money.Zero), null);
        }
        catch (RuleException failure)
        {
            return new TariffSampleView(household, facts, on, null, failure);
        }
    }

    private async Task<HouseholdView?> FindAsync(string? keyword, CancellationToken cancellationToken)
    {
        var found = await find.HandleAsync(keyword, 1, cancellationToken);
        return found.Count == 0 ? null : await households.GetAsync(found[0].Account, cancellationToken);
    }
}
