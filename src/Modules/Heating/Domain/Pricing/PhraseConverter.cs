using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>Stores a phrase as <c>["{0} × {1} 天", "2,218.50", 6]</c>: the key, then its values; a phrase within is such a list again.</summary>
internal sealed class PhraseConverter : JsonConverter<Phrase>
{
    /// <inheritdoc />
    public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.String)
            throw new JsonException("A phrase is a list that begins with its key.");
        var key = reader.GetString()!;
        var arguments = new List<object>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            arguments.Add(reader.TokenType switch
            {
                JsonTokenType.StartArray => Read(ref reader, typeToConvert, options),
                JsonTokenType.Number => reader.GetInt64(),
                JsonTokenType.String => reader.GetString()!,
                _ => throw new JsonException("A phrase's values are texts, whole numbers and phrases."),
            });
        }

        return new Phrase(key, [.. arguments]);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Key);
        foreach (var argument in value.Arguments)
        {
            switch (argument)
            {
                case Phrase inner:
                    Write(writer, inner, options);
                    break;
                case int or long:
                    writer.WriteNumberValue(Convert.ToInt64(argument, CultureInfo.InvariantCulture));
                    break;
                default:
                    writer.WriteStringValue(Convert.ToString(argument, CultureInfo.InvariantCulture));
                    break;
            }
        }

        writer.WriteEndArray();
    }
}
