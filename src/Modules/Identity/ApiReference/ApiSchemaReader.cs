using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace PayHall.Identity.ApiReference;

/// <summary>Says in words and by example what a schema of the OpenAPI document describes.</summary>
internal sealed class ApiSchemaReader(IStringLocalizer texts)
{
    private const int MaxDepth = 5;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The fields of an object, those of objects within it below their own.</summary>
    public IReadOnlyList<ApiField> Fields(IOpenApiSchema? schema) => [.. Fields(schema, "", 0)];

    /// <summary>What a single value holds.</summary>
    public string TypeOf(IOpenApiSchema? schema)
    {
        if (Actual(schema) is not { } actual)
            return texts["任意"];
        if (actual.Enum is { Count: > 0 } terms)
            return string.Join(" | ", terms.Select(term => term?.ToString()).Where(term => !string.IsNullOrEmpty(term)));
        var type = (actual.Type ?? JsonSchemaType.Object) & ~JsonSchemaType.Null;
        var name = (type, actual.Format) switch
        {
            (JsonSchemaType.String, "date") => texts["日期"],
            (JsonSchemaType.String, "date-time") => texts["时间"],
            (JsonSchemaType.String, "money") => texts["金额，单位元"],
            (JsonSchemaType.String, _) => texts["文字"],
            (JsonSchemaType.Integer, _) => texts["整数"],
            (JsonSchemaType.Number, _) => texts["数字"],
            (JsonSchemaType.Boolean, _) => texts["是/否"],
            (JsonSchemaType.Array, _) => texts["{0}的列表", TypeOf(actual.Items)],
            _ => texts["JSON 对象"],
        };
        return actual.MaxLength is { } length ? texts["{0}，最多 {1} 字", name.Value, length] : name.Value;
    }

    /// <summary>An example; empty where there is nothing to show.</summary>
    public string Example(IOpenApiSchema? schema) => Sample(schema, "", 0) is { } node ? node.ToJsonString(Readable) : "";

    /// <summary>An example as a form's body.</summary>
    public string FormExample(IOpenApiSchema? schema)
        => string.Join('&', (Actual(schema)?.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).Where(field => IsRequired(schema, field.Key)).Select(field => field.Key + "=…"));

    private static bool IsRequired(IOpenApiSchema? schema, string name) => Actual(schema)?.Required?.Contains(name) == true;

    // A value that may be null is written as one of nothing and something.
    private static IOpenApiSchema? Actual(IOpenApiSchema? schema)
    {
        var choices = schema?.OneOf is { Count: > 0 } one ? one : schema?.AnyOf;
        return choices is { Count: > 0 } ? Actual(choices.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null)) : schema;
    }

    private IEnumerable<ApiField> Fields(IOpenApiSchema? schema, string prefix, int depth)
    {
        if (Actual(schema) is not { Properties: { } properties } actual || depth > MaxDepth)
            yield break;
        foreach (var (name, field) in properties)
        {
            var inner = Actual(field);
            yield return new ApiField(prefix + name, TypeOf(field), actual.Required?.Contains(name) == true, field.Description ?? inner?.Description ?? "");
            var isList = inner?.Type?.HasFlag(JsonSchemaType.Array) == true;
            foreach (var below in Fields(isList ? inner!.Items : inner, prefix + name + (isList ? "[]." : "."), depth + 1))
                yield return below;
        }
    }

    private JsonNode? Sample(IOpenApiSchema? schema, string name, int depth)
    {
        if (Actual(schema) is not { } actual || depth > MaxDepth)
            return null;
        if (actual.Enum?.FirstOrDefault(term => !string.IsNullOrEmpty(term?.ToString())) is { } term)
            return term.DeepClone();
        if (actual.Properties is { Count: > 0 } properties)
            return new JsonObject(properties.Select(field => KeyValuePair.Create(field.Key, Sample(field.Value, field.Key, depth + 1))));
        return ((actual.Type ?? JsonSchemaType.Object) & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.String => Text(actual.Format, name),
            JsonSchemaType.Integer => 1,
            JsonSchemaType.Number => 1,
            JsonSchemaType.Boolean => true,
            JsonSchemaType.Array => Sample(actual.Items, name, depth + 1) is { } item ? new JsonArray(item) : new JsonArray(),
            _ => null,
        };
    }

    private static string Text(string? format, string name) => format switch
    {
        "date" => "2026-11-20",
        "date-time" => "2026-11-20T09:17:00+08:00",
        "money" => "2073.60",
        _ when name.EndsWith("Area", StringComparison.Ordinal) => "98.60",
        _ when name.EndsWith("rice", StringComparison.Ordinal) => "24.00",
        _ => name == "season" ? "2025-2026" : "…",
    };
}
