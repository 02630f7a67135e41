namespace PayHall.Heating.Domain.Pricing;

/// <summary>How a late fee (滞纳金) grows, H-10.</summary>
public enum LateFeeKind
{
    /// <summary>No late fee, 不收.</summary>
    None = 0,

    /// <summary>Yuan per m² per started month, 定额.</summary>
    Fixed = 1,

    /// <summary>Once, in percent of the heat charge, 百分比.</summary>
    Percent = 2,

    /// <summary>A fraction of the unpaid amount per day, 按日累计.</summary>
    PerDay = 3,
}
