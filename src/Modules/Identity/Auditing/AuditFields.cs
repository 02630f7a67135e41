using System.Text.Json;

namespace PayHall.Identity.Auditing;

/// <summary>Takes the JSON states of an audit row apart: a list of fields, each with its path and its values.</summary>
internal static class AuditFields
{
    /// <summary>Name of the one field of a state that is a bare value, as rows of early versions have it.</summary>
    public const string Whole = "content";

    private const int MostFields = 200;

    /// <summary>The fields in their order: path in camel case → values. A text that is no JSON is one field.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Read(string? state)
    {
        if (string.IsNullOrEmpty(state))
            return [];
        var fields = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        try
        {
            using var document = JsonDocument.Parse(state);
            Add(fields, "", document.RootElement);
        }
        catch (JsonException)
        {
            fields.Add(new(Whole, [state]));
        }

        return fields;
    }

    private static void Add(List<KeyValuePair<string, IReadOnlyList<string>>> fields, string path, JsonElement element)
    {
        if (fields.Count >= MostFields)
            return;
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
                Add(fields, path.Length == 0 ? Camel(member.Name) : $"{path}.{Camel(member.Name)}", member.Value);
            return;
        }

        fields.Add(new(path.Length == 0 ? Whole : path, Values(element)));
    }

    private static IReadOnlyList<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? [item.GetRawText()] : Values(item))],
        _ => [element.GetRawText()],
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
