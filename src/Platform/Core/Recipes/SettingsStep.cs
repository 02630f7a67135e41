using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PayHall.Errors;
using PayHall.Platform.Settings;
using PayHall.Recipes;
using PayHall.Settings;

namespace PayHall.Platform.Recipes;

/// <summary>The <c>settings</c> step: an object for each settings name, e.g. <c>{ "name": "settings", "site": { … } }</c>.</summary>
internal sealed class SettingsStep(SettingsStore store, IEnumerable<SettingsRegistration> registrations) : IRecipeStepHandler
{
    private static readonly JsonSerializerOptions Strict = new(SettingsStore.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public string Name => "settings";

    public IEnumerable<string> Validate(RecipeStep step)
    {
        foreach (var (name, body) in step.Body.Where(member => member.Key != "name"))
        {
            if (Find(name) is not { } registration)
            {
                yield return $"there are no settings \"{name}\"; there are: {string.Join(", ", registrations.Select(known => known.Name))}.";
                continue;
            }

            foreach (var error in Errors(name, body, registration.Type))
                yield return error;
        }
    }

    private static IReadOnlyList<string> Errors(string name, JsonNode? body, Type type)
    {
        try
        {
            var errors = new InputErrors();
            (body.Deserialize(type, Strict) as ICheckedSettings)?.Check(errors);
            return [.. errors.Fields.SelectMany(field => field.Value, (field, message) => $"{name}: {field.Key}: {message}")];
        }
        catch (JsonException failure)
        {
            return [$"{name}: {failure.Message}"];
        }
    }

    public async Task ExecuteAsync(RecipeStep step, CancellationToken cancellationToken)
    {
        foreach (var (name, body) in step.Body.Where(member => member.Key != "name"))
            await store.SaveAsync(name, body.Deserialize(Find(name)!.Type, Strict)!, cancellationToken);
    }

    private SettingsRegistration? Find(string name) => registrations.FirstOrDefault(registration => registration.Name == name);
}
