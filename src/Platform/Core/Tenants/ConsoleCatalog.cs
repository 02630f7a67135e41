using PayHall.Platform.Modules;
using PayHall.Platform.Recipes;
using PayHall.Tenants;

namespace PayHall.Platform.Tenants;

/// <summary>The features and recipes that the console offers for tenants other than the default site.</summary>
public sealed class ConsoleCatalog(ModuleCatalog modules, RecipeCatalog recipes, FirstPasswordBoard passwords)
{
    // Any tenant but the default site: what is that site's alone is not offered.
    private static readonly TenantSettings Any = new() { Name = "any" };

    /// <summary>The features, dependencies first.</summary>
    public IReadOnlyList<FeatureDetail> Features { get; } = [.. modules.Graph.Features
        .Where(feature => !modules.Graph.DefaultTenantOnly(feature.Id))
        .OrderBy(feature => feature.IsTheme)
        .ThenBy(feature => modules.Graph.Closure([feature.Id]).Count)
        .ThenBy(feature => feature.Id, StringComparer.Ordinal)
        .Select(feature => new FeatureDetail(feature.Id, feature.Name, feature.Description, feature.Dependencies, feature.IsTheme, feature.StaysEnabled))];

    /// <summary>The features that are on in a tenant; none if its settings name what can't be.</summary>
    public IReadOnlyList<string> Enabled(TenantSettings tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        try
        {
            return [.. modules.Graph.ClosureOf(tenant, tenant.Features).Select(feature => feature.Id)];
        }
        catch (FeatureException)
        {
            // The tenant says so itself when it is started.
            return [];
        }
    }

    /// <summary>The recipes that can be read and enable nothing that is the default site's alone.</summary>
    public async Task<IReadOnlyList<RecipeDetail>> RecipesAsync(CancellationToken cancellationToken)
    {
        var found = new List<RecipeDetail>();
        foreach (var name in recipes.Names)
        {
            try
            {
                var recipe = await recipes.ReadAsync(name, cancellationToken);
                modules.Graph.ClosureOf(Any, recipe.Features);
                found.Add(new RecipeDetail(name, recipe.DisplayName, recipe.Description, recipe.Features));
            }
            catch (Exception unusable) when (unusable is RecipeException or FeatureException)
            {
                // Not offered: whoever wrote it learns why when they use it by name.
            }
        }

        return found;
    }

    internal void ForgetFirstPasswords(string tenant) => passwords.Take(tenant);
}
