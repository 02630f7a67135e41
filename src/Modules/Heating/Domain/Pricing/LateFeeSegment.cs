namespace PayHall.Heating.Domain.Pricing;

/// <summary>Days over which the unpaid amount stayed the same, and what the late fee grew by (逐日明细, H-16).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Unpaid">What was unpaid on each of these days.</param>
/// <param name="Added">What they added, in yuan, exact, before the cap.</param>
/// <param name="Accrued">The late fee up to <paramref name="To"/>, capped and rounded.</param>
public sealed record LateFeeSegment(DateOnly From, DateOnly To, Money Unpaid, decimal Added, Money Accrued)
{
    /// <summary>Number of days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
