namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// Grows a late fee over days on which the unpaid amount changes (H-16). A rule says what the late fee of one unchanged amount u
/// would be after d days, f(u, d). A stretch of days with amount u adds f(u, last day) − f(u, day before its first), and the sum never exceeds f of
/// the largest amount, so that a cap holds for the whole. For the form's rules this is exact: per day Σ uᵢ × rate × daysᵢ up to the
/// cap, fixed per started month while something is unpaid, percent once. Scripts follow the same definition.
/// </summary>
internal sealed class LateFeeGrowth(PricingRule rule, TariffDefinition definition)
{
    /// <summary>Grows the fee segment by segment.</summary>
    /// <param name="facts">The household.</param>
    /// <param name="charge">Its lines.</param>
    /// <param name="payments">Payments in any order.</param>
    /// <param name="asOf">Last day that counts.</param>
    /// <param name="longest">Longest segment in days; 1 gives a list day by day.</param>
    public List<LateFeeSegment> Grow(
        in HouseholdFacts facts, ChargeBuffer charge, IReadOnlyList<PrincipalPayment> payments, DateOnly asOf, int longest = int.MaxValue)
    {
        var segments = new List<LateFeeSegment>();
        var start = definition.LateFeeStart;
        var (from, sum, accrued, largest) = (start, 0m, 0m, Money.Zero);
        var total = charge.Total;
        while (from <= asOf)
        {
            var to = LastDayUnchanged(payments, from, asOf, longest);
            var unpaid = UnpaidOn(total, payments, from);
            largest = Money.Max(largest, unpaid);
            if (unpaid.IsPositive)
            {
                sum += FeeAt(facts, charge, unpaid, start, to) - FeeAt(facts, charge, unpaid, start, from.AddDays(-1));
                var grown = Math.Max(accrued, Math.Min(sum, FeeAt(facts, charge, largest, start, to)));
                segments.Add(new LateFeeSegment(from, to, unpaid, grown - accrued, Money.Round(grown)));
                accrued = grown;
            }

            from = to.AddDays(1);
        }

        return segments;
    }

    /// <summary>What is unpaid during a day: payments of the day itself still count as unpaid.</summary>
    private static Money UnpaidOn(Money total, IReadOnlyList<PrincipalPayment> payments, DateOnly day)
    {
        foreach (var payment in payments)
        {
            if (payment.On < day)
                total -= payment.Principal + payment.Discount;
        }

        return Money.Max(total, Money.Zero);
    }

    private static DateOnly LastDayUnchanged(IReadOnlyList<PrincipalPayment> payments, DateOnly from, DateOnly asOf, int longest)
    {
        var last = asOf.DayNumber - from.DayNumber < longest ? asOf : from.AddDays(longest - 1);
        foreach (var payment in payments)
        {
            if (payment.On >= from && payment.On < last)
                last = payment.On;
        }

        return last;
    }

    private decimal FeeAt(in HouseholdFacts facts, ChargeBuffer charge, Money unpaid, DateOnly start, DateOnly day)
    {
        var days = LateDays.Days(start, day);
        return days == 0
            ? 0m
            : rule.LateFee(facts, charge, new PaymentMoment(unpaid.Yuan, days, LateDays.StartedMonths(start, day), definition.IsDiscountOpen(day)));
    }

}
