using System.Globalization;
using System.Text.Json;
using PayHall.Api;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>Tariffs and households for tests: read from JSON, or random by a seed.</summary>
internal static class Tariffs
{
    public static readonly DateOnly PayBy = new(2025, 12, 31);

    public static TariffDefinition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    public static TariffDefinition Read(JsonElement element)
    {
        var input = JsonInput.Parse(element);
        var definition = TariffDefinitionReader.Read(input);
        input.ThrowIfInvalid();
        return definition;
    }

    public static HouseholdFacts Household(JsonElement element)
    {
        decimal Number(string name) => decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
        return new HouseholdFacts(
            Number("heatedArea"),
            Number("floorArea"),
            Enum.Parse<OwnerKind>(element.GetProperty("ownerKind").GetString()!),
            Enum.Parse<WelfareKind>(element.GetProperty("welfare").GetString()!),
            element.GetProperty("vacant").GetBoolean(),
            element.TryGetProperty("consumption", out _) ? Number("consumption") : null);
    }

    public static Money Yuan(string text) => Money.TryParse(text, out var money) ? money : throw new FormatException(text);

    /// <summary>A tariff with only a price and a script.</summary>
    public static TariffDefinition Script(string script) => new()
    {
        Name = "脚本",
        Season = "2025-2026",
        PayFrom = new DateOnly(2025, 9, 1),
        PayBy = PayBy,
        ChargedArea = ChargedArea.Heated,
        UnitPrice = 24m,
        PriceBasis = PriceBasis.PerSeason,
        Months = 4m,
        Script = script,
    };

    public static HouseholdFacts Plain(decimal area = 100m) => new(area, area + 20m, OwnerKind.Private, WelfareKind.None, Vacant: false, null);

    public static TariffDefinition Random(Random random)
    {
        var from = new DateOnly(2025, 9, 1).AddDays(random.Next(30));
        return new TariffDefinition
        {
            Name = "随机",
            Season = "2025-2026",
            PayFrom = from,
            PayBy = from.AddDays(random.Next(120)),
            ChargedArea = (ChargedArea)random.Next(2),
            UnitPrice = Number(random, 40, 6),
            PriceBasis = (PriceBasis)random.Next(2),
            Months = Number(random, 7, 2) + 0.5m,
            LateFee = RandomLateFee(random),
            Vacancy = RandomRate(random, from),
            LowIncome = RandomRate(random, from),
            SpecialReview = RandomRate(random, from),
            Discount = RandomRate(random, from),
            Metered = random.Next(4) == 0 ? new MeteredPrice(Number(random, 12, 6), Number(random, 1, 6)) : null,
        };
    }

    public static HouseholdFacts RandomHousehold(Random random) => new(
        Number(random, 300, 2),
        Number(random, 400, 2),
        (OwnerKind)random.Next(2),
        (WelfareKind)random.Next(3),
        random.Next(3) == 0,
        random.Next(2) == 0 ? null : Number(random, 20_000, 3));

    public static List<PrincipalPayment> RandomPayments(Random random, DateOnly around)
        => [.. Enumerable.Range(0, random.Next(4)).Select(_ => new PrincipalPayment(
            around.AddDays(random.Next(-60, 200)), new Money(random.Next(150_000)), new Money(random.Next(300))))];

    private static LateFeeRule RandomLateFee(Random random)
    {
        var kind = (LateFeeKind)random.Next(4);
        var value = kind switch
        {
            LateFeeKind.None => 0m,
            LateFeeKind.PerDay => Number(random, 1, 6) / 100m,
            LateFeeKind.Fixed => Number(random, 2, 4),
            _ => Number(random, 30, 3),
        };
        return kind == LateFeeKind.None
            ? LateFeeRule.None
            : new LateFeeRule(kind, value, random.Next(1, 40), random.Next(2) == 0 ? null : Number(random, 60, 2) + 0.5m);
    }

    private static RateRule? RandomRate(Random random, DateOnly from)
    {
        if (random.Next(3) == 0)
            return null;
        var kind = (RateKind)random.Next(2);
        DateOnly? start = random.Next(3) == 0 ? null : from.AddDays(random.Next(30));
        DateOnly? end = random.Next(3) == 0 ? null : from.AddDays(30 + random.Next(60));
        return new RateRule(kind, kind == RateKind.Percent ? Number(random, 99, 3) : Number(random, 8, 4), new DateWindow(start, end));
    }

    private static decimal Number(Random random, int below, int digits)
    {
        var scale = (int)Math.Pow(10, digits);
        return new decimal(random.NextInt64((long)below * scale)) / scale;
    }
}
