namespace PayHall.Heating.Domain.Pricing;

/// <summary>How a tariff version computes: by the form's choices or by a script.</summary>
internal abstract class PricingRule
{
    /// <summary>True if the consumption plays a part.</summary>
    public abstract bool NeedsConsumption { get; }

    /// <summary>Puts the lines that don't depend on the day into the buffer.</summary>
    /// <exception cref="TariffCalculationException">They can't be computed.</exception>
    public abstract void Charge(in HouseholdFacts facts, ChargeBuffer buffer);

    /// <summary>
    /// The late fee if <see cref="PaymentMoment.Unpaid"/> had been unpaid since the late-fee start, in yuan, exact.
    /// </summary>
    /// <param name="facts">The household.</param>
    /// <param name="charge">The household's lines.</param>
    /// <param name="moment">The moment.</param>
    public abstract decimal LateFee(in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment);

    /// <summary>The discount at a moment as a positive amount, at most what is unpaid.</summary>
    public abstract Money Discount(in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment);

    /// <summary>The label of a late-fee or discount line.</summary>
    public virtual string Label(LineCode code, in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment) => code.Label();
}
