using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>Writes a tariff definition as the API's JSON, always the same text for the same definition.</summary>
public static class TariffDefinitionWriter
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The definition as JSON text, which <see cref="TariffDefinitionReader"/> reads back unchanged.</summary>
    public static string ToJson(TariffDefinition definition)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            Write(writer, definition);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the definition as a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, TariffDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(definition);
        writer.WriteStartObject();
        writer.WriteString("name", definition.Name);
        writer.WriteString("season", definition.Season);
        writer.WriteString("payFrom", Text(definition.PayFrom));
        writer.WriteString("payBy", Text(definition.PayBy));
        writer.WriteString("chargedArea", definition.ChargedArea.ToString());
        writer.WriteString("unitPrice", Price(definition.UnitPrice));
        writer.WriteString("priceBasis", definition.PriceBasis.ToString());
        if (definition.Months is { } months)
            writer.WriteString("months", Number(months));
        if (definition.LateFee != LateFeeRule.None)
            WriteLateFee(writer, definition.LateFee);
        WriteRate(writer, "vacancy", definition.Vacancy);
        if (definition.LowIncome is not null || definition.SpecialReview is not null)
        {
            writer.WriteStartObject("welfare");
            WriteRate(writer, nameof(WelfareKind.LowIncome), definition.LowIncome);
            WriteRate(writer, nameof(WelfareKind.SpecialReview), definition.SpecialReview);
            writer.WriteEndObject();
        }

        WriteRate(writer, "discount", definition.Discount);
        if (definition.Metered is { } metered)
        {
            writer.WriteStartObject("metered");
            writer.WriteString("basicPrice", Price(metered.BasicPrice));
            writer.WriteString("meteredPrice", Price(metered.Price));
            writer.WriteEndObject();
        }

        writer.WriteString("script", definition.Script);
        writer.WriteEndObject();
    }

    private static void WriteLateFee(Utf8JsonWriter writer, LateFeeRule rule)
    {
        writer.WriteStartObject("lateFee");
        writer.WriteString("kind", rule.Kind.ToString());
        writer.WriteString("value", rule.Kind == LateFeeKind.Fixed ? Price(rule.Value) : Number(rule.Value));
        writer.WriteNumber("startsAfterDays", rule.StartsAfterDays);
        if (rule.Cap is { } cap)
            writer.WriteString("cap", Number(cap) + "%");
        writer.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter writer, string name, RateRule? rule)
    {
        if (rule is null)
            return;
        writer.WriteStartObject(name);
        writer.WriteString("kind", rule.Kind.ToString());
        writer.WriteString("value", rule.Kind == RateKind.Fixed ? Price(rule.Value) : Number(rule.Value));
        if (rule.Window.From is { } from)
            writer.WriteString("from", Text(from));
        if (rule.Window.To is { } to)
            writer.WriteString("to", Text(to));
        writer.WriteEndObject();
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Price(decimal price) => price.ToString("0.00####", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
