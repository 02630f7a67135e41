using PayHall.Platform.Tenants;

namespace PayHall.Platform.Recipes;

/// <summary>The recipes in the host's <c>recipes</c> folder.</summary>
public sealed class RecipeCatalog(TenantPaths paths)
{
    /// <summary>Names of all recipes.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(paths.Recipes)
        ? [.. Directory.EnumerateFiles(paths.Recipes, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="RecipeException">There is no such recipe.</exception>
    public async Task<Recipe> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
            throw new RecipeException($"There is no recipe {name}; there are: {string.Join(", ", Names)}.", []);
        return Recipe.Parse(name, await File.ReadAllTextAsync(Path.Combine(paths.Recipes, name + ".json"), cancellationToken));
    }
}
