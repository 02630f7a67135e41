using System.Text.Json;
using PayHall.Recipes;

namespace PayHall.Identity.Recipes;

/// <summary>Reads a step's body for validation.</summary>
internal static class StepReader
{
    /// <summary>The body, or null and what is wrong with it.</summary>
    public static T? TryRead<T>(RecipeStep step, out string fault)
        where T : class
    {
        fault = "";
        try
        {
            return step.Read<T>();
        }
        catch (JsonException failure)
        {
            fault = $"{step.Name}: {failure.Message}";
            return null;
        }
    }
}
