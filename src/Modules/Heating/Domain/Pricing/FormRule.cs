using System.Globalization;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>The rule that the tariff form describes (H-10).</summary>
internal sealed class FormRule : PricingRule
{
    private readonly TariffDefinition definition;
    private readonly decimal heatPrice;
    private readonly decimal months;

    public FormRule(TariffDefinition definition)
    {
        this.definition = definition;
        months = definition.Months ?? 0m;
        heatPrice = definition switch
        {
            { Metered: { } metered } => metered.BasicPrice,
            { PriceBasis: PriceBasis.PerMonth } => definition.UnitPrice * months,
            _ => definition.UnitPrice,
        };
    }

    public override bool NeedsConsumption => definition.Metered is not null;

    /// <summary>The area that is charged.</summary>
    public decimal Area(in HouseholdFacts facts)
        => definition.ChargedArea == ChargedArea.Heated ? facts.HeatedArea : facts.FloorArea;

    /// <summary>The welfare rule of a household, or null.</summary>
    public RateRule? WelfareOf(in HouseholdFacts facts) => facts.Welfare switch
    {
        WelfareKind.LowIncome => definition.LowIncome,
        WelfareKind.SpecialReview => definition.SpecialReview,
        _ => null,
    };

    public override void Charge(in HouseholdFacts facts, ChargeBuffer buffer)
    {
        buffer.Clear();
        var area = Area(facts);
        var heat = heatPrice * area;
        var vacancy = facts.Vacant ? definition.Vacancy : null;
        var welfare = WelfareOf(facts);
        if (vacancy is null && welfare is null)
            buffer.Add(LineCode.Heat, "热力费", Charged(heat));
        else
            AddReduced(buffer, vacancy, welfare, area, heat, facts.Welfare);
        if (definition.Metered is { } metered)
            buffer.Add(LineCode.Metered, "计量热费", Charged(metered.Price * (facts.Consumption ?? 0m)));
    }

    public override decimal LateFee(in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment)
    {
        var rule = definition.LateFee;
        if (moment.Unpaid <= 0m || moment.DaysLate <= 0)
            return 0m;
        var fee = rule.Kind switch
        {
            LateFeeKind.Fixed => rule.Value * Area(facts) * moment.MonthsLate,
            LateFeeKind.Percent => charge.HeatCharge.Yuan * rule.Value / 100m,
            LateFeeKind.PerDay => moment.Unpaid * rule.Value * moment.DaysLate,
            _ => 0m,
        };
        return Math.Min(fee, LateFeeCap(charge) ?? fee);
    }

    /// <summary>The upper bound of the late fee in yuan, or null.</summary>
    public decimal? LateFeeCap(ChargeBuffer charge)
        => definition.LateFee.Cap is { } cap ? charge.HeatCharge.Yuan * cap / 100m : null;

    public override Money Discount(in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment)
    {
        if (!moment.DiscountOpen || moment.Unpaid <= 0m || definition.Discount is not { } rule)
            return Money.Zero;
        var discount = rule.Kind == RateKind.Percent ? moment.Unpaid * rule.Value / 100m : rule.Value * Area(facts) * months;
        return Money.Round(Math.Min(discount, moment.Unpaid));
    }

    private void AddReduced(ChargeBuffer buffer, RateRule? vacancy, RateRule? welfare, decimal area, decimal heat, WelfareKind kind)
    {
        var vacant = vacancy is null ? decimal.MaxValue : Reduced(vacancy, area, heat);
        var helped = welfare is null ? decimal.MaxValue : Reduced(welfare, area, heat);
        if (vacant <= helped)
            buffer.Add(LineCode.Vacancy, "空房热力费", Charged(vacant));
        else
            buffer.Add(LineCode.Welfare, kind == WelfareKind.LowIncome ? "低保户热力费" : "特审户热力费", Charged(helped));
    }

    private static Money Charged(decimal yuan) => yuan is >= 0m and <= ChargeBuffer.MaxAmount
        ? Money.Round(yuan)
        : throw new TariffCalculationException("金额过大或为负数，得到 {0} 元", yuan.ToString("0.######", CultureInfo.InvariantCulture));

    private decimal Reduced(RateRule rule, decimal area, decimal heat)
        => rule.Kind == RateKind.Percent ? heat * rule.Value / 100m : rule.Value * area * months;
}
