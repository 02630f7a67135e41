using System.Text.Json.Nodes;
using PayHall.Errors;
using PayHall.Heating.Tariffs;
using PayHall.Recipes;

namespace PayHall.Heating.Demo;

/// <summary>
/// Recipe step <c>heating-tariffs</c>: tariffs as the API takes them, <c>{ "tariffs": [{ "number", "unit"?, "definition": {…} }] }</c>. A
/// definition that is already so changes nothing.
/// </summary>
internal sealed class TariffsStep(SaveTariff tariffs) : IRecipeStepHandler
{
    /// <inheritdoc />
    public string Name => "heating-tariffs";

    /// <inheritdoc />
    public IEnumerable<string> Validate(RecipeStep step)
    {
        foreach (var tariff in step.Read<Body>().Tariffs)
        {
            string? fault = null;
            try
            {
                TariffCatalog.ReadDefinition(tariff.Definition.ToJsonString());
            }
            catch (InputException wrong)
            {
                fault = string.Join("; ", wrong.Errors.Fields.Select(field => $"{field.Key}: {string.Join(", ", field.Value)}"));
            }

            if (fault is not null)
                yield return $"heating-tariffs: \"{tariff.Number}\": {fault}";
        }
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        foreach (var tariff in step.Read<Body>().Tariffs)
            await tariffs.HandleAsync(tariff.Number, TariffCatalog.ReadDefinition(tariff.Definition.ToJsonString()), tariff.Unit, null, cancellationToken);
    }

    private sealed record Body
    {
        public required IReadOnlyList<Item> Tariffs { get; init; }
    }

    private sealed record Item
    {
        public required string Number { get; init; }

        public string? Unit { get; init; }

        public required JsonObject Definition { get; init; }
    }
}
