namespace PayHall.Heating.Domain.Pricing;

/// <summary>What a line of a bill charges; <see cref="LineCodes"/> has the terms of the API.</summary>
public enum LineCode
{
    /// <summary>热力费, <c>heat</c>.</summary>
    Heat = 0,

    /// <summary>空房, <c>vacancy</c>; stands in place of heat.</summary>
    Vacancy = 1,

    /// <summary>优抚, <c>welfare</c>; stands in place of heat.</summary>
    Welfare = 2,

    /// <summary>计量热费, <c>metered</c>.</summary>
    Metered = 3,

    /// <summary>优惠, <c>discount</c>; never above zero.</summary>
    Discount = 4,

    /// <summary>滞纳金, <c>late-fee</c>.</summary>
    LateFee = 5,
}
