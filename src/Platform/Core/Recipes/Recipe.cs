using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Recipes;

namespace PayHall.Platform.Recipes;

/// <summary>A recipe (配方): what a tenant is made of.</summary>
/// <param name="Name">Unique name, the file's name without extension.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Description">What a tenant made by it can do.</param>
/// <param name="Steps">The steps in their order.</param>
public sealed record Recipe(string Name, string DisplayName, string Description, IReadOnlyList<RecipeStep> Steps)
{
    /// <summary>The step that names the features to enable.</summary>
    public const string FeaturesStep = "features";

    /// <summary>Ids of the features that the recipe enables.</summary>
    public IReadOnlyList<string> Features => [.. Steps
        .Where(step => step.Name == FeaturesStep)
        .SelectMany(step => step.Body["enable"]?.AsArray() ?? [])
        .Select(feature => feature!.GetValue<string>())];

    /// <summary>Reads a recipe.</summary>
    /// <exception cref="RecipeException">It is not a recipe.</exception>
    public static Recipe Parse(string name, string json)
    {
        try
        {
            var body = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
            var steps = body["steps"]?.AsArray() ?? [];
            return new Recipe(
                body["name"]?.GetValue<string>() ?? name,
                body["displayName"]?.GetValue<string>() ?? name,
                body["description"]?.GetValue<string>() ?? "",
                [.. steps.Select((step, index) => new RecipeStep(name, index, step!.AsObject()))]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new RecipeException($"Recipe {name} can't be read: {failure.Message}", []);
        }
    }
}
