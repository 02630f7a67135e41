using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace PayHall.Auditing;

/// <summary>Writes a state for the audit trail: JSON that people can search (Chinese as it is, choices by name) and that holds no secret.</summary>
public static class AuditState
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes an object, of which each member becomes a field of its own; a bare value or list would have no name.</summary>
    public static string Of(object state) => JsonSerializer.Serialize(state, Readable);
}
