using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayHall.Api;
using PayHall.Errors;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Tariffs;

/// <summary>
/// The tariff form's fields as they were typed (H-10). They become the API's JSON and are read by the same reader, so page and API know
/// the same rules; each error comes back to the field it belongs to.
/// </summary>
public sealed class TariffForm
{
    /// <summary>As typed.</summary>
    public string? Name { get; set; }

    /// <summary>As typed.</summary>
    public string? Season { get; set; }

    /// <summary>As typed.</summary>
    public string? PayFrom { get; set; }

    /// <summary>As typed.</summary>
    public string? PayBy { get; set; }

    /// <summary>As typed.</summary>
    public string? ChargedArea { get; set; } = "Heated";

    /// <summary>As typed.</summary>
    public string? UnitPrice { get; set; }

    /// <summary>As typed.</summary>
    public string? PriceBasis { get; set; } = "PerSeason";

    /// <summary>As typed.</summary>
    public string? Months { get; set; } = "4";

    /// <summary>As typed.</summary>
    public string? LateFeeKind { get; set; } = "None";

    /// <summary>Percent, percent a day, or yuan per m² and month, by kind.</summary>
    public string? LateFeeValue { get; set; }

    /// <summary>As typed.</summary>
    public string? LateFeeStartsAfterDays { get; set; } = "1";

    /// <summary>Percent of the heat charge; empty for none.</summary>
    public string? LateFeeCap { get; set; }

    /// <summary>As typed.</summary>
    public string? VacancyKind { get; set; } = "None";

    /// <summary>As typed.</summary>
    public string? VacancyValue { get; set; }

    /// <summary>As typed.</summary>
    public string? VacancyFrom { get; set; }

    /// <summary>As typed.</summary>
    public string? VacancyTo { get; set; }

    /// <summary>As typed.</summary>
    public string? WelfareLowIncomeKind { get; set; } = "None";

    /// <summary>As typed.</summary>
    public string? WelfareLowIncomeValue { get; set; }

    /// <summary>As typed.</summary>
    public string? WelfareLowIncomeFrom { get; set; }

    /// <summary>As typed.</summary>
    public string? WelfareLowIncomeTo { get; set; }

    /// <summary>As typed.</summary>
    public string? WelfareSpecialReviewKind { get; set; } = "None";

    /// <summary>As typed.</summary>
    public string? WelfareSpecialReviewValue { get; set; }

    /// <summary>As typed.</summary>
    public string? WelfareSpecialReviewFrom { get; set; }

    /// <summary>As typed.</summary>
    public string? WelfareSpecialReviewTo { get; set; }

    /// <summary>As typed.</summary>
    public string? DiscountKind { get; set; } = "None";

    /// <summary>As typed.</summary>
    public string? DiscountValue { get; set; }

    /// <summary>As typed.</summary>
    public string? DiscountFrom { get; set; }

    /// <summary>As typed.</summary>
    public string? DiscountTo { get; set; }

    /// <summary>As typed.</summary>
    public string? MeteredBasicPrice { get; set; }

    /// <summary>As typed.</summary>
    public string? MeteredMeteredPrice { get; set; }

    /// <summary>The form that shows a definition.</summary>
    public static TariffForm Of(TariffDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var late = definition.LateFee;
        return new TariffForm
        {
            Name = definition.Name,
            Season = definition.Season,
            PayFrom = Text(definition.PayFrom),
            PayBy = Text(definition.PayBy),
            ChargedArea = definition.ChargedArea.ToString(),
            UnitPrice = Text(definition.UnitPrice),
            PriceBasis = definition.PriceBasis.ToString(),
            Months = definition.Months is { } months ? Text(months) : null,
            LateFeeKind = late.Kind.ToString(),
            LateFeeValue = late.Kind == Domain.Pricing.LateFeeKind.None ? null : Text(late.Kind == Domain.Pricing.LateFeeKind.PerDay ? late.Value * 100m : late.Value),
            LateFeeStartsAfterDays = late.StartsAfterDays.ToString(CultureInfo.InvariantCulture),
            LateFeeCap = late.Cap is { } cap ? Text(cap) : null,
            VacancyKind = Kind(definition.Vacancy),
            VacancyValue = Text(definition.Vacancy?.Value),
            VacancyFrom = Text(definition.Vacancy?.Window.From),
            VacancyTo = Text(definition.Vacancy?.Window.To),
            WelfareLowIncomeKind = Kind(definition.LowIncome),
            WelfareLowIncomeValue = Text(definition.LowIncome?.Value),
            WelfareLowIncomeFrom = Text(definition.LowIncome?.Window.From),
            WelfareLowIncomeTo = Text(definition.LowIncome?.Window.To),
            WelfareSpecialReviewKind = Kind(definition.SpecialReview),
            WelfareSpecialReviewValue = Text(definition.SpecialReview?.Value),
            WelfareSpecialReviewFrom = Text(definition.SpecialReview?.Window.From),
            WelfareSpecialReviewTo = Text(definition.SpecialReview?.Window.To),
            DiscountKind = Kind(definition.Discount),
            DiscountValue = Text(definition.Discount?.Value),
            DiscountFrom = Text(definition.Discount?.Window.From),
            DiscountTo = Text(definition.Discount?.Window.To),
            MeteredBasicPrice = Text(definition.Metered?.BasicPrice),
            MeteredMeteredPrice = Text(definition.Metered?.Price),
        };
    }

    /// <summary>Reads the definition.</summary>
    /// <param name="script">The script of the version before, which the form keeps, or null.</param>
    /// <param name="errors">Errors by field of this form, such as <c>LateFeeValue</c>.</param>
    internal TariffDefinition Read(string? script, InputErrors errors)
    {
        var body = new JsonObject
        {
            ["name"] = Given(Name),
            ["season"] = Given(Season),
            ["payFrom"] = Given(PayFrom),
            ["payBy"] = Given(PayBy),
            ["chargedArea"] = Given(ChargedArea),
            ["unitPrice"] = Given(UnitPrice),
            ["priceBasis"] = Given(PriceBasis),
            ["months"] = Given(Months),
            ["lateFee"] = LateFee(errors),
            ["vacancy"] = Rate(VacancyKind, VacancyValue, VacancyFrom, VacancyTo),
            ["welfare"] = new JsonObject
            {
                ["LowIncome"] = Rate(WelfareLowIncomeKind, WelfareLowIncomeValue, WelfareLowIncomeFrom, WelfareLowIncomeTo),
                ["SpecialReview"] = Rate(WelfareSpecialReviewKind, WelfareSpecialReviewValue, WelfareSpecialReviewFrom, WelfareSpecialReviewTo),
            },
            ["discount"] = Rate(DiscountKind, DiscountValue, DiscountFrom, DiscountTo),
            ["metered"] = Given(MeteredBasicPrice) is null && Given(MeteredMeteredPrice) is null
                ? null
                : new JsonObject { ["basicPrice"] = Given(MeteredBasicPrice), ["meteredPrice"] = Given(MeteredMeteredPrice) },
            ["script"] = script,
        };
        using var document = JsonDocument.Parse(body.ToJsonString());
        var input = JsonInput.Parse(document.RootElement);
        var definition = TariffDefinitionReader.Read(input);
        foreach (var (field, messages) in input.Errors.Fields)
        {
            foreach (var message in messages)
                errors.Add(FieldOf(field), message.Key, message.Arguments);
        }

        return definition;
    }

    private JsonObject? LateFee(InputErrors errors)
    {
        if (LateFeeKind is null or "None")
            return null;
        var value = Given(LateFeeValue);
        if (LateFeeKind == "PerDay" && value is not null && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            value = Text(percent / 100m);
        var days = Given(LateFeeStartsAfterDays);
        var whole = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var startsAfter);
        if (!whole)
            errors.Add("LateFeeStartsAfterDays", "请填写天数，至少 1 天");
        return new JsonObject
        {
            ["kind"] = LateFeeKind,
            ["value"] = value,
            ["startsAfterDays"] = whole ? startsAfter : 1,
            ["cap"] = Given(LateFeeCap) is { } cap ? cap.TrimEnd('%') + "%" : null,
        };
    }

    private static JsonObject? Rate(string? kind, string? value, string? from, string? to)
        => kind is null or "None" ? null : new JsonObject { ["kind"] = kind, ["value"] = Given(value), ["from"] = Given(from), ["to"] = Given(to) };

    /// <summary><c>welfare.LowIncome.value</c> → <c>WelfareLowIncomeValue</c>.</summary>
    private static string FieldOf(string path)
        => string.Concat(path.Split('.').Select(part => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..]));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Kind(RateRule? rule) => rule?.Kind.ToString() ?? "None";

    private static string? Text(decimal? number) => number?.ToString("0.########", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
