using System.Globalization;
using System.Text.Json.Serialization;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>A text for people: a localisation key with its values.</summary>
/// <param name="Key">Chinese text with <c>{0}</c> placeholders.</param>
/// <param name="Arguments">Values of the placeholders: formatted numbers and days, or phrases.</param>
[JsonConverter(typeof(PhraseConverter))]
public sealed record Phrase(string Key, params object[] Arguments)
{
    /// <summary>The text in another language.</summary>
    /// <param name="localize">Translates a key and puts the values in, such as the localizer's indexer.</param>
    public string In(Func<string, object[], string> localize)
    {
        ArgumentNullException.ThrowIfNull(localize);
        return localize(Key, [.. Arguments.Select(argument => argument is Phrase inner ? inner.In(localize) : argument)]);
    }

    /// <summary>The Chinese text.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Key, Arguments);
}
