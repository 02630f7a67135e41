using PayHall.Data;
using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>Says what a household would be charged (报价).</summary>
internal sealed class AskQuote(ITenantDatabase database, TariffCatalog tariffs)
{
    /// <summary>A quote by a saved tariff's current version.</summary>
    /// <exception cref="NotFoundException">There is no such tariff.</exception>
    public async Task<(TariffCharges Tariff, Quote Quote)> ByNumberAsync(string number, HouseholdFacts facts, DateOnly asOf, Money paid, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var tariff = await tariffs.CurrentAsync(connection, number, cancellationToken) ?? throw new NotFoundException("产品", number);
        return (tariff, tariff.Compiled.QuoteOn(facts, asOf, paid));
    }
}
