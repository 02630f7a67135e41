using System.Globalization;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>Says how the form's rule came to each amount (H-16).</summary>
internal sealed class Explainer(TariffDefinition definition, FormRule rule)
{
    /// <summary>Nothing to say beyond the script itself.</summary>
    public static readonly LineExplanation ByScript = new([], [new Phrase("由计价脚本算出")]);

    /// <summary>Explains a line of the charge.</summary>
    public LineExplanation Charge(LineCode code, in HouseholdFacts facts) => code switch
    {
        LineCode.Vacancy => Reduced(definition.Vacancy!, rule.WelfareOf(facts), new Phrase("空房已审批"), facts),
        LineCode.Welfare => Reduced(
            rule.WelfareOf(facts)!, facts.Vacant ? definition.Vacancy : null, new Phrase(facts.Welfare == WelfareKind.LowIncome ? "低保户" : "特审户"), facts),
        LineCode.Metered => new LineExplanation(
            [new Phrase("{0} 元 × 用量 {1}", Price(definition.Metered!.Price), Plain(facts.Consumption ?? 0m))],
            facts.Consumption is null ? [new Phrase("没有抄表记录，用量按 0 计")] : []),
        _ => Heat(facts),
    };

    /// <summary>Explains a discount of what is unpaid.</summary>
    public LineExplanation Discount(in HouseholdFacts facts, Money unpaid)
    {
        var discount = definition.Discount!;
        var formula = discount.Kind == RateKind.Percent
            ? new Phrase("{0} × {1}%", unpaid.ToDisplay(), Plain(discount.Value))
            : Fixed(discount.Value, facts);
        return new LineExplanation([formula], discount.Window.To is { } last ? [new Phrase("{0} 前缴清有效", Day(last))] : []);
    }

    /// <summary>Explains a late fee.</summary>
    public LineExplanation LateFee(in HouseholdFacts facts, ChargeBuffer charge, IReadOnlyList<LateFeeSegment> segments)
    {
        var late = definition.LateFee;
        var heat = charge.HeatCharge;
        IReadOnlyList<Phrase> formula = late.Kind switch
        {
            LateFeeKind.PerDay => [.. segments.Select(segment => new Phrase("{0} × {1}% × {2} 天", segment.Unpaid.ToDisplay(), Plain(late.Value * 100m), segment.Days))],
            LateFeeKind.Percent => [new Phrase("{0} × {1}%", heat.ToDisplay(), Plain(late.Value))],
            _ => [new Phrase("{0} 元/m²·月 × {1} m² × {2} 个月", Price(late.Value), Area(facts), Months(segments))],
        };
        var notes = new List<Phrase>
        {
            new("{0} 截止，第 {1} 天起算：{2} 至 {3} 首尾都算", Day(definition.PayBy), late.StartsAfterDays, Day(segments[0].From), Day(segments[^1].To)),
        };
        if (rule.LateFeeCap(charge) is { } cap)
        {
            var reached = segments[^1].Accrued >= Money.Round(cap);
            notes.Add(new Phrase(reached ? "已到上限：热力费的 {0}%，{1} 元" : "未到上限：热力费的 {0}%，{1} 元", Plain(late.Cap!.Value), Money.Round(cap).ToDisplay()));
        }

        return new LineExplanation(formula, notes);
    }

    private LineExplanation Heat(in HouseholdFacts facts)
    {
        var area = definition.ChargedArea == ChargedArea.Heated ? new Phrase("按户室面积计") : new Phrase("按建筑面积计");
        return new LineExplanation([HeatFormula(facts)], [area, definition switch
        {
            { Metered: not null } => new Phrase("两部制基本价"),
            { PriceBasis: PriceBasis.PerMonth } => new Phrase("按月单价"),
            _ => new Phrase("整季单价"),
        }]);
    }

    private Phrase HeatFormula(in HouseholdFacts facts) => definition switch
    {
        { Metered: { } metered } => new Phrase("{0} 元/m² × {1} m²", Price(metered.BasicPrice), Area(facts)),
        { PriceBasis: PriceBasis.PerMonth } => Fixed(definition.UnitPrice, facts),
        _ => new Phrase("{0} 元/m² × {1} m²", Price(definition.UnitPrice), Area(facts)),
    };

    private LineExplanation Reduced(RateRule charged, RateRule? other, Phrase reason, in HouseholdFacts facts)
    {
        var formula = charged.Kind == RateKind.Percent ? new Phrase("{0} × {1}%", HeatFormula(facts), Plain(charged.Value)) : Fixed(charged.Value, facts);
        return new LineExplanation([formula], other is null ? [reason] : [reason, new Phrase("空房与优抚取低者")]);
    }

    private Phrase Fixed(decimal price, in HouseholdFacts facts)
        => new("{0} 元/m²·月 × {1} m² × {2} 个月", Price(price), Area(facts), Plain(definition.Months ?? 0m));

    private int Months(IReadOnlyList<LateFeeSegment> segments)
    {
        var start = definition.LateFeeStart;
        return segments.Sum(segment => LateDays.StartedMonths(start, segment.To) - LateDays.StartedMonths(start, segment.From.AddDays(-1)));
    }

    private string Area(in HouseholdFacts facts) => rule.Area(facts).ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Price(decimal price) => price.ToString("#,##0.00####", CultureInfo.InvariantCulture);

    private static string Plain(decimal number) => number.ToString("#,##0.########", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
