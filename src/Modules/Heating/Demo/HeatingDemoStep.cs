using PayHall.Auditing;
using PayHall.Data;
using PayHall.Heating.Data;
using PayHall.Heating.Domain;
using PayHall.Recipes;
using PayHall.Tenants;

namespace PayHall.Heating.Demo;

/// <summary>
/// Recipe step <c>heating-demo</c>: a heating company in the middle of its season – households, owners, tariffs, contracts, bills by
/// the real bill run and payments by the real cashier's code, always the same for the same seed and day. A tenant that
/// has communities is left as it is.
/// </summary>
internal sealed class HeatingDemoStep(
    ITenantWriter writer, DemoEstate estate, DemoSeason seasons, IAuditTrail audit, TenantClock clock) : IRecipeStepHandler
{
    /// <inheritdoc />
    public string Name => "heating-demo";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        var body = step.Read<Body>();
        if (body.Communities.Count == 0)
            yield return "heating-demo: \"communities\" is empty.";
        if (body.Cashiers.Count == 0)
            yield return "heating-demo: \"cashiers\" is empty.";
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        var body = step.Read<Body>();
        var present = await writer.ExecuteAsync(
            (transaction, stop) => transaction.ScalarAsync<long>("SELECT COUNT(*) FROM heating_communities", null, stop), cancellationToken);
        if (present > 0)
            return;
        var random = new Random(body.Seed);
        var season = Season.At(clock.Today);
        await estate.BuildAsync(body.Communities, random, cancellationToken);
        await seasons.PlayAsync(season.Previous, body.Communities.Where(community => community.Earlier).ToList(), 0.93, body.Cashiers, random, cancellationToken);
        await seasons.PlayAsync(season, body.Communities, 0.6, body.Cashiers, random, cancellationToken);
        await audit.AppendAsync(new AuditEntry("Heating.DemoDataMade", "heating", null, AuditState.Of(new { body.Seed })), cancellationToken);
    }

    private sealed record Body
    {
        public int Seed { get; init; } = 20261120;

        public required IReadOnlyList<DemoCommunity> Communities { get; init; }

        /// <summary>Sign-in names of the cashiers who took the payments.</summary>
        public required IReadOnlyList<string> Cashiers { get; init; }
    }
}
