using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Auditing;

namespace PayHall.Settings;

/// <summary>What differs between two versions of settings, as the audit trail keeps it.</summary>
public static class SettingsDifference
{
    /// <summary>Stands for a secret that was there before.</summary>
    public const string OldSecret = "(secret)";

    /// <summary>Stands for a secret that was set.</summary>
    public const string NewSecret = "(new secret)";

    // Longer values, such as a logo, are named by their length.
    private const int LongestValue = 2000;

    /// <summary>The members that differ, before and after; both null if none does.</summary>
    public static (string? Before, string? After) Of<T>(T before, T after)
        where T : class
    {
        var (was, becomes) = (JsonNode.Parse(AuditState.Of(before))!.AsObject(), JsonNode.Parse(AuditState.Of(after))!.AsObject());
        var secrets = typeof(T).GetProperties()
            .Where(property => property.IsDefined(typeof(SecretSettingAttribute)))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToHashSet(StringComparer.Ordinal);
        var (left, right) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in becomes)
        {
            if (JsonNode.DeepEquals(was[name], value))
                continue;
            left[name] = secrets.Contains(name) ? OldSecret : Short(was[name]);
            right[name] = secrets.Contains(name) ? NewSecret : Short(value);
        }

        return right.Count == 0 ? (null, null) : (AuditState.Of(left), AuditState.Of(right));
    }

    private static JsonNode? Short(JsonNode? value)
        => value is JsonValue text && text.TryGetValue<string>(out var content) && content.Length > LongestValue
            ? JsonValue.Create($"({content.Length} characters)")
            : value?.DeepClone();
}
