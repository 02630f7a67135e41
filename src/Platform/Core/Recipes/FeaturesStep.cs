using PayHall.Platform.Modules;
using PayHall.Recipes;
using PayHall.Tenants;

namespace PayHall.Platform.Recipes;

/// <summary>The <c>features</c> step. The features were enabled before the tenant was started; here it is only checked that they were.</summary>
internal sealed class FeaturesStep(ModuleCatalog catalog, TenantSettings tenant) : IRecipeStepHandler
{
    public string Name => Recipe.FeaturesStep;

    public IEnumerable<string> Validate(RecipeStep step)
    {
        var wanted = step.Read<Body>().Enable;
        var enabled = catalog.Graph.Closure(tenant.Features).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        return wanted.Where(id => !enabled.Contains(id)).Select(id => $"feature {id} is not enabled in tenant {tenant.Name}.");
    }

    public Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed record Body
    {
        public required IReadOnlyList<string> Enable { get; init; }
    }
}
