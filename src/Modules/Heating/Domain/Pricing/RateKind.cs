namespace PayHall.Heating.Domain.Pricing;

/// <summary>How a vacancy charge, a welfare charge or a discount is given, H-10.</summary>
public enum RateKind
{
    /// <summary>Yuan per m² per month, 定额.</summary>
    Fixed = 0,

    /// <summary>In percent, 百分比.</summary>
    Percent = 1,
}
