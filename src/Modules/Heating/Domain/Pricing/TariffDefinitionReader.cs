using System.Globalization;
using PayHall.Api;
using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// Reads a tariff definition from the API's JSON. Wrong and unknown fields are collected in the input (<c>lateFee.value</c>, …); call
/// <see cref="JsonInput.ThrowIfInvalid"/> before using the result.
/// </summary>
public static class TariffDefinitionReader
{
    private const decimal MaxPrice = 100_000m;

    /// <summary>Reads all fields and checks the rules between them.</summary>
    public static TariffDefinition Read(JsonInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var script = Script(input);
        var welfare = input.Object("welfare");
        var definition = new TariffDefinition
        {
            Name = input.RequiredText("name", 100),
            Season = Season(input),
            PayFrom = input.RequiredDate("payFrom"),
            PayBy = input.RequiredDate("payBy"),
            ChargedArea = input.RequiredEnum<ChargedArea>("chargedArea"),
            UnitPrice = Price(input, "unitPrice", required: true),
            PriceBasis = input.RequiredEnum<PriceBasis>("priceBasis"),
            Months = Months(input),
            LateFee = LateFee(input),
            Vacancy = Rate(input, "vacancy"),
            LowIncome = welfare is null ? null : Rate(welfare, nameof(WelfareKind.LowIncome)),
            SpecialReview = welfare is null ? null : Rate(welfare, nameof(WelfareKind.SpecialReview)),
            Discount = Rate(input, "discount"),
            Metered = Metered(input),
            Script = script,
        };
        if (input.Has("payFrom") && input.Has("payBy") && definition.PayBy < definition.PayFrom)
            input.Reject("payBy", "缴费截止不能早于缴费起始 {0}", Text(definition.PayFrom));
        if (definition.Months is null && NeedsMonths(definition) && !input.Has("months"))
            input.Reject("months", "按月单价或定额需要填写月数");
        return definition;
    }

    /// <summary>A script is checked when it is read, so that what is saved always compiles.</summary>
    private static string? Script(JsonInput input)
    {
        var script = input.LongText("script", 65_536);
        if (string.IsNullOrWhiteSpace(script))
            return null;
        foreach (var error in TariffScript.Check(script))
            input.Reject("script", error.Message.Key, error.Message.Arguments);
        return script;
    }

    private static bool NeedsMonths(TariffDefinition definition)
        => (definition.PriceBasis == PriceBasis.PerMonth && definition.Metered is null)
            || new[] { definition.Vacancy, definition.LowIncome, definition.SpecialReview, definition.Discount }.Any(rule => rule?.Kind == RateKind.Fixed);

    private static string Season(JsonInput input)
    {
        var season = input.RequiredText("season", 20);
        if (season.Length > 0 && !(Domain.Season.TryParse(season, out var parsed) && parsed.ToString() == season))
            input.Reject("season", "供热季应写成相连的两年，如 2025-2026");
        return season;
    }

    private static decimal? Months(JsonInput input)
    {
        var months = input.Decimal("months", 2);
        if (months is <= 0m or > 12m)
            input.Reject("months", "月数应大于 0，不超过 12");
        return months;
    }

    private static MeteredPrice? Metered(JsonInput input) => input.Object("metered") is { } metered
        ? new MeteredPrice(Price(metered, "basicPrice", required: true), Price(metered, "meteredPrice", required: true))
        : null;

    private static LateFeeRule LateFee(JsonInput input)
    {
        if (input.Object("lateFee") is not { } lateFee)
            return LateFeeRule.None;
        var kind = lateFee.RequiredEnum<LateFeeKind>("kind");
        var value = kind switch
        {
            LateFeeKind.None => lateFee.Decimal("value", 8) ?? 0m,
            LateFeeKind.Fixed => Price(lateFee, "value", required: true),
            LateFeeKind.Percent => Percent(lateFee, "value"),
            _ => PerDay(lateFee),
        };
        return new LateFeeRule(kind, value, lateFee.Integer("startsAfterDays", 1, 366) ?? 1, Cap(lateFee));
    }

    private static RateRule? Rate(JsonInput input, string name)
    {
        if (input.Object(name) is not { } rate)
            return null;
        var kind = rate.RequiredEnum<RateKind>("kind");
        var value = kind == RateKind.Percent ? Percent(rate, "value") : Price(rate, "value", required: true);
        var window = new DateWindow(rate.Date("from"), rate.Date("to"));
        if (window.To < window.From)
            rate.Reject("to", "结束日期不能早于开始日期 {0}", Text(window.From.Value));
        return new RateRule(kind, value, window);
    }

    private static decimal Price(JsonInput input, string name, bool required)
    {
        var price = required ? input.RequiredDecimal(name, 6) : input.Decimal(name, 6) ?? 0m;
        if (price is < 0m or > MaxPrice)
            input.Reject(name, "单价应在 0 到 {0} 元之间", MaxPrice);
        return price;
    }

    private static decimal Percent(JsonInput input, string name)
    {
        var percent = input.RequiredDecimal(name, 6);
        if (percent is < 0m or > 100m)
            input.Reject(name, "百分比应在 0 到 100 之间，如 30 表示 30%");
        return percent;
    }

    private static decimal PerDay(JsonInput input)
    {
        var rate = input.RequiredDecimal("value", 8);
        if (rate is < 0m or > 1m)
            input.Reject("value", "日费率应是 0 到 1 之间的小数，如 0.0005 表示每天 0.05%");
        return rate;
    }

    /// <summary><c>"100%"</c>: percent of the heat charge.</summary>
    private static decimal? Cap(JsonInput input)
    {
        if (input.Text("cap", 20) is not { } text)
            return null;
        if (text.EndsWith('%')
            && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0m and <= 1000m && decimal.Round(percent, 6) == percent)
            return percent;
        input.Reject("cap", "上限应写成热力费的百分比，如 \"100%\"，大于 0，不超过 1000%");
        return null;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
