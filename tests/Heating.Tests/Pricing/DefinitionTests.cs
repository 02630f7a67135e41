using System.Text.Json;
using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>Definitions in the API's JSON (H-10).</summary>
public sealed class DefinitionTests
{
    private const string Valid =
        """
        { "name": "居民按面积 2025-2026", "season": "2025-2026", "payFrom": "2025-09-01", "payBy": "2025-12-31",
          "chargedArea": "Heated", "unitPrice": "24.00", "priceBasis": "PerSeason", "months": "4",
          "lateFee":  { "kind": "PerDay", "value": "0.0005", "startsAfterDays": 1, "cap": "100%" },
          "vacancy":  { "kind": "Percent", "value": "30", "from": "2025-09-01", "to": "2025-10-31" },
          "welfare":  { "LowIncome": { "kind": "Percent", "value": "50" }, "SpecialReview": { "kind": "Fixed", "value": "3.00" } },
          "discount": { "kind": "Percent", "value": "2", "from": "2025-09-01", "to": "2025-10-31" },
          "metered":  { "basicPrice": "7.20", "meteredPrice": "0.12" },
          "script": null }
        """;

    [Fact]
    public void The_api_example_is_read_as_it_is_meant()
    {
        var definition = Tariffs.Read(Valid);
        definition.PayBy.ShouldBe(new DateOnly(2025, 12, 31));
        definition.LateFee.ShouldBe(new LateFeeRule(LateFeeKind.PerDay, 0.0005m, 1, 100m));
        definition.LateFeeStart.ShouldBe(new DateOnly(2026, 1, 1));
        definition.Vacancy.ShouldBe(new RateRule(RateKind.Percent, 30m, new DateWindow(new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 31))));
        definition.LowIncome.ShouldBe(new RateRule(RateKind.Percent, 50m, default));
        definition.SpecialReview.ShouldBe(new RateRule(RateKind.Fixed, 3m, default));
        definition.Metered.ShouldBe(new MeteredPrice(7.2m, 0.12m));
        definition.Months.ShouldBe(4m);
        definition.Script.ShouldBeNull();
    }

    [Fact]
    public void What_is_written_is_read_back_unchanged()
    {
        Tariffs.Read(TariffDefinitionWriter.ToJson(Tariffs.Read(Valid))).ShouldBe(Tariffs.Read(Valid));
        JsonElement.DeepEquals(JsonDocument.Parse(TariffDefinitionWriter.ToJson(Tariffs.Read(Valid))).RootElement, JsonDocument.Parse(Valid).RootElement).ShouldBeTrue();
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var definition = Tariffs.Random(random);
            if (round % 3 == 0)
                definition = definition with { Script = TariffScriptWriter.Write(definition) };
            var json = TariffDefinitionWriter.ToJson(definition);
            Tariffs.Read(json).ShouldBe(definition, json);
        }
    }

    [Fact]
    public void Only_the_basics_are_required()
    {
        var definition = Tariffs.Read(
            """{ "name": "按面积", "season": "2025-2026", "payFrom": "2025-09-01", "payBy": "2025-09-01", "chargedArea": "Floor", "unitPrice": "24", "priceBasis": "PerSeason" }""");
        definition.LateFee.ShouldBe(LateFeeRule.None);
        (definition.Vacancy, definition.LowIncome, definition.SpecialReview, definition.Discount, definition.Metered).ShouldBe((null, null, null, null, null));
    }

    [Theory]
    [InlineData("\"name\": \"居民按面积 2025-2026\"", "\"name\": \" \"", "name")]
    [InlineData("\"2025-2026\",", "\"2025-2027\",", "season")]
    [InlineData("\"season\": \"2025-2026\",", "", "season")]
    [InlineData("\"payBy\": \"2025-12-31\"", "\"payBy\": \"2025-08-31\"", "payBy")]
    [InlineData("\"payBy\": \"2025-12-31\"", "\"payBy\": \"2025-02-30\"", "payBy")]
    [InlineData("\"Heated\"", "\"heated\"", "chargedArea")]
    [InlineData("\"24.00\"", "\"24.0000001\"", "unitPrice")]
    [InlineData("\"24.00\"", "24.00", "unitPrice")]
    [InlineData("\"24.00\"", "\"-1\"", "unitPrice")]
    [InlineData("\"24.00\"", "\"100001\"", "unitPrice")]
    [InlineData("\"PerSeason\"", "\"Season\"", "priceBasis")]
    [InlineData("\"months\": \"4\"", "\"months\": \"0\"", "months")]
    [InlineData("\"months\": \"4\"", "\"months\": \"13\"", "months")]
    [InlineData("\"months\": \"4\",", "", "months")]
    [InlineData("\"kind\": \"PerDay\"", "\"kind\": \"Daily\"", "lateFee.kind")]
    [InlineData("\"value\": \"0.0005\"", "\"value\": \"1.5\"", "lateFee.value")]
    [InlineData("\"value\": \"0.0005\", ", "", "lateFee.value")]
    [InlineData("\"startsAfterDays\": 1", "\"startsAfterDays\": 0", "lateFee.startsAfterDays")]
    [InlineData("\"startsAfterDays\": 1", "\"startsAfterDays\": \"1\"", "lateFee.startsAfterDays")]
    [InlineData("\"100%\"", "\"100\"", "lateFee.cap")]
    [InlineData("\"100%\"", "\"0%\"", "lateFee.cap")]
    [InlineData("\"100%\"", "\"-5%\"", "lateFee.cap")]
    [InlineData("\"100%\"", "\"1001%\"", "lateFee.cap")]
    [InlineData("\"100%\"", "\"a%\"", "lateFee.cap")]
    [InlineData("\"cap\": \"100%\"", "\"limit\": \"100%\"", "lateFee.limit")]
    [InlineData("\"value\": \"30\"", "\"value\": \"101\"", "vacancy.value")]
    [InlineData("\"value\": \"30\", \"from\": \"2025-09-01\"", "\"value\": \"30\", \"from\": \"2025-11-01\"", "vacancy.to")]
    [InlineData("\"LowIncome\": { \"kind\": \"Percent\", \"value\": \"50\" }", "\"LowIncome\": { \"kind\": \"Percent\" }", "welfare.LowIncome.value")]
    [InlineData("\"LowIncome\"", "\"Low\"", "welfare.Low")]
    [InlineData("\"value\": \"3.00\"", "\"value\": \"-3.00\"", "welfare.SpecialReview.value")]
    [InlineData("\"value\": \"2\"", "\"value\": \"-2\"", "discount.value")]
    [InlineData("\"to\": \"2025-10-31\" },\n  \"metered\"", "\"to\": \"2025-08-31\" },\n  \"metered\"", "discount.to")]
    [InlineData("\"meteredPrice\": \"0.12\"", "\"price\": \"0.12\"", "metered.meteredPrice", "metered.price")]
    [InlineData("\"metered\":  {", "\"metered\": 5, \"other\": {", "metered", "other")]
    [InlineData("\"script\": null", "\"script\": \"eval(1)\"", "script")]
    [InlineData("\"script\": null", "\"script\": 5", "script")]
    [InlineData("\"script\": null", "\"unitprice\": \"1\"", "unitprice")]
    public void A_wrong_field_is_named(string text, string replacement, params string[] fields)
    {
        var json = Valid.Replace("\r", "", StringComparison.Ordinal).Replace(text, replacement, StringComparison.Ordinal);
        json.ShouldNotBe(Valid);
        Wrong(json).Order(StringComparer.Ordinal).ShouldBe(fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_wrong_fields_are_named_at_once()
        => Wrong("""{ "name": 5, "season": "2025", "payBy": "soon", "chargedArea": "Roof", "unitPrice": "x", "lateFee": { "kind": "Percent", "value": "200", "cap": "x" }, "extra": 1 }""")
            .Order(StringComparer.Ordinal)
            .ShouldBe(["chargedArea", "extra", "lateFee.cap", "lateFee.value", "name", "payBy", "payFrom", "priceBasis", "season", "unitPrice"]);

    [Fact]
    public void Errors_of_a_script_name_line_and_column()
    {
        var failure = Should.Throw<InputException>(() => Tariffs.Read(Valid.Replace("\"script\": null", "\"script\": \"var a = 1;\\nvar b = a + c;\\nthrow 1;\"", StringComparison.Ordinal)));
        failure.Errors.Fields["script"].Select(message => message.ToString()).ShouldBe(["第 3 行第 1 列：计价脚本里不能使用 throw"]);
        failure = Should.Throw<InputException>(() => Tariffs.Read(Valid.Replace("\"script\": null", "\"script\": \"var a = 1;\\nvar b = a + c;\\n\\nline('heat', 'x', d);\"", StringComparison.Ordinal)));
        failure.Errors.Fields["script"].Select(message => message.ToString()).ShouldBe(["第 2 行第 13 列：没有名为 c 的输入或变量", "第 4 行第 19 列：没有名为 d 的输入或变量"]);
    }

    private static IEnumerable<string> Wrong(string json) => Should.Throw<InputException>(() => Tariffs.Read(json)).Errors.Fields.Keys;
}
