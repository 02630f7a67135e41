using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PayHall.Recipes;

/// <summary>One step of a recipe: an object with a <c>name</c> and whatever its handler reads.</summary>
/// <param name="Recipe">Name of the recipe.</param>
/// <param name="Index">Position in the recipe, from 0.</param>
/// <param name="Body">The step's object.</param>
public sealed record RecipeStep(string Recipe, int Index, JsonObject Body)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The step's kind.</summary>
    public string Name => Body["name"]?.GetValue<string>() ?? "";

    /// <summary>Reads the step's body, all but its <c>name</c>; an unknown member is an error.</summary>
    /// <exception cref="JsonException">The body has another shape.</exception>
    public T Read<T>()
    {
        var body = (JsonObject)Body.DeepClone();
        body.Remove("name");
        return body.Deserialize<T>(Options) ?? throw new JsonException("The step is empty.");
    }
}
