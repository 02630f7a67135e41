namespace PayHall.Heating.Domain.Pricing;

/// <summary>Welfare kind of an owner (优抚类型, H-04): those who pay a welfare charge instead of the heat charge.</summary>
public enum WelfareKind
{
    /// <summary>普通.</summary>
    None = 0,

    /// <summary>低保户.</summary>
    LowIncome = 1,

    /// <summary>特审户.</summary>
    SpecialReview = 2,
}
