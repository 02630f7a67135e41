namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// What one version of a tariff (产品) says, H-10: the form's choices, or a script that replaces them (H-11). It never changes;
/// an edit makes a new version. Read it by <see cref="TariffDefinitionReader"/>, compute with <see cref="CompiledTariff"/>.
/// </summary>
public sealed record TariffDefinition
{
    /// <summary>产品名称.</summary>
    public required string Name { get; init; }

    /// <summary>Heating season (供热季), e.g. <c>2025-2026</c>.</summary>
    public required string Season { get; init; }

    /// <summary>First day of payment (缴费起始).</summary>
    public required DateOnly PayFrom { get; init; }

    /// <summary>Last day of payment without late fee (缴费截止).</summary>
    public required DateOnly PayBy { get; init; }

    /// <summary>计费面积.</summary>
    public required ChargedArea ChargedArea { get; init; }

    /// <summary>单价: yuan per m², at most six decimals.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>计价周期.</summary>
    public required PriceBasis PriceBasis { get; init; }

    /// <summary>Months of the season; needed by monthly and fixed prices. Null counts as 0.</summary>
    public decimal? Months { get; init; }

    /// <summary>滞纳金.</summary>
    public LateFeeRule LateFee { get; init; } = LateFeeRule.None;

    /// <summary>空房, or null if a vacant household pays the heat charge.</summary>
    public RateRule? Vacancy { get; init; }

    /// <summary>优抚 of 低保户, or null.</summary>
    public RateRule? LowIncome { get; init; }

    /// <summary>优抚 of 特审户, or null.</summary>
    public RateRule? SpecialReview { get; init; }

    /// <summary>优惠, or null.</summary>
    public RateRule? Discount { get; init; }

    /// <summary>两部制, or null.</summary>
    public MeteredPrice? Metered { get; init; }

    /// <summary>Script that replaces the form's rule, or null.</summary>
    public string? Script { get; init; }

    /// <summary>滞纳金生效日期: the first day that counts for the late fee.</summary>
    public DateOnly LateFeeStart => PayBy.AddDays(LateFee.StartsAfterDays);

    /// <summary>True if a discount is given for a payment on this day.</summary>
    public bool IsDiscountOpen(DateOnly day) => Discount is not null && Discount.Window.Contains(day);
}
