namespace PayHall.Heating.Domain.Pricing;

/// <summary>What is owed on a bill on a day.</summary>
public sealed record AmountDue
{
    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>All lines of the day: the charge, then the discount offered and the late fee accrued so far, where they are not zero.</summary>
    public required IReadOnlyList<ChargeLine> Lines { get; init; }

    /// <summary>The charge: sum of the lines that don't depend on the day.</summary>
    public required Money Principal { get; init; }

    /// <summary>What is left of the charge after payments and discounts given; never below zero.</summary>
    public required Money Unpaid { get; init; }

    /// <summary>Discount given if all that is unpaid is paid on this day, as a positive amount; zero outside the window.</summary>
    public required Money Discount { get; init; }

    /// <summary>Late fee accrued up to the day, that day included, whether paid or not.</summary>
    public required Money LateFeeAccrued { get; init; }

    /// <summary>The part of the late fee that is not paid yet; never below zero.</summary>
    public required Money LateFee { get; init; }

    /// <summary>How the late fee grew, one segment per unpaid amount.</summary>
    public required IReadOnlyList<LateFeeSegment> Growth { get; init; }

    /// <summary>What settles the bill on this day: unpaid − discount + late fee.</summary>
    public Money Total => Unpaid - Discount + LateFee;
}
