using System.Text.Json;
using PayHall.Heating.Domain;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>What is stored of a calculation can be said in any language later.</summary>
public sealed class PhraseTests
{
    [Fact]
    public void A_stored_line_comes_back_with_its_phrases_values_and_phrases_within()
    {
        var line = new PaidLine(
            "滞纳金",
            new LineExplanation(
                [new Phrase("{0} × {1}%", new Phrase("{0} 元/m² × {1} m²", "22.50", "98.60"), "50"), new Phrase("{0} × {1}% × {2} 天", "2,218.50", "0.05", 6)],
                [new Phrase("{0} 至 {1}", "11-15", "11-20")]),
            new Money(666));
        var read = JsonSerializer.Deserialize<PaidLine>(JsonSerializer.Serialize(line))!;
        read.Label.ShouldBe("滞纳金");
        read.Amount.ShouldBe(new Money(666));
        read.Calculation.ToString().ShouldBe("22.50 元/m² × 98.60 m² × 50% + 2,218.50 × 0.05% × 6 天");
        read.Calculation.Formula[0].In(English).ShouldBe("22.50 CNY/m² × 98.60 m² × 50%");
        read.Calculation.Formula[1].In(English).ShouldBe("2,218.50 × 0.05% × 6 days");
        read.Calculation.Notes.Single().In(English).ShouldBe("11-15 to 11-20");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("[\"a\", true]")]
    [InlineData("[\"a\", {}]")]
    public void What_is_no_phrase_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Phrase>(json));

    private static string English(string key, object[] values)
        => string.Format(System.Globalization.CultureInfo.InvariantCulture, key.Replace("元", "CNY", StringComparison.Ordinal).Replace("天", "days", StringComparison.Ordinal).Replace("至", "to", StringComparison.Ordinal), values);
}
