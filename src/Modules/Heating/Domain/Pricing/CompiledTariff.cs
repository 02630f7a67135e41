using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>
/// A tariff version, ready to compute. Compile it once per version and keep it; it is safe for any number of threads.
/// <list type="bullet">
/// <item>A bill run calls <see cref="Charge"/> with one buffer per thread: no allocation per household.</item>
/// <item>A page that explains a bill calls <see cref="Explain"/>; what is owed on a day is <see cref="DueOn"/>.</item>
/// <item>The API's quote is <see cref="QuoteOn"/>.</item>
/// </list>
/// When a script replaces the form's rule:
/// <list type="bullet">
/// <item>The charge is one evaluation at the moment of billing: <c>unpaid</c>, <c>daysLate</c> and <c>monthsLate</c> are 0, <c>discountOpen</c> is
/// false. Its late fee must be zero; a discount in it is unconditional and part of the charge.</item>
/// <item>What is owed on a day takes late fee and discount from evaluations with the values of that day. <c>unpaid</c> is what is unpaid of the
/// charge; where payments came in between, <see cref="LateFeeGrowth"/> puts the stretches together. The other lines stay those of the bill.</item>
/// <item>A quote shows all lines of one evaluation with the values of its day.</item>
/// </list>
/// </summary>
public sealed class CompiledTariff
{
    private readonly PricingRule rule;
    private readonly LateFeeGrowth growth;
    private readonly Explainer? explainer;

    private CompiledTariff(TariffDefinition definition, PricingRule rule)
    {
        Definition = definition;
        this.rule = rule;
        NeedsConsumption = rule.NeedsConsumption;
        growth = new LateFeeGrowth(rule, definition);
        explainer = rule is FormRule form ? new Explainer(definition, form) : null;
    }

    /// <summary>What was compiled.</summary>
    public TariffDefinition Definition { get; }

    /// <summary>True if the metered consumption plays a part, so that a household without a reading gets no bill.</summary>
    public bool NeedsConsumption { get; }

    /// <summary>Compiles a definition.</summary>
    /// <exception cref="InvalidTariffScriptException">Its script does not follow the language.</exception>
    public static CompiledTariff Compile(TariffDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new CompiledTariff(
            definition, definition.Script is { } script ? new ScriptRule(definition, TariffScript.Compile(script)) : new FormRule(definition));
    }

    /// <summary>Computes the charge of a household: the lines of its bill, without late fee and early-payment discount.</summary>
    /// <param name="facts">The household.</param>
    /// <param name="buffer">Receives the lines; one per thread.</param>
    /// <exception cref="TariffCalculationException">The household can't be charged; the message says why.</exception>
    public void Charge(in HouseholdFacts facts, ChargeBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        rule.Charge(facts, buffer);
    }

    /// <summary>True if the discount of a day takes off all of a charge, so that there is nothing to pay.</summary>
    /// <param name="facts">The household.</param>
    /// <param name="charge">What <see cref="Charge"/> left for it.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="TariffCalculationException">The script fails with the values of that day.</exception>
    public bool IsAllDiscounted(in HouseholdFacts facts, ChargeBuffer charge, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(charge);
        if (!charge.Total.IsPositive || !Definition.IsDiscountOpen(day))
            return false;
        var moment = MomentOf(day, charge.Total);
        return moment.DaysLate == 0 && rule.Discount(facts, charge, moment) >= charge.Total;
    }

    /// <summary>The lines of a household's bill with their explanations.</summary>
    /// <exception cref="TariffCalculationException">The household can't be charged.</exception>
    public IReadOnlyList<ChargeLine> Explain(in HouseholdFacts facts)
    {
        var buffer = new ChargeBuffer();
        rule.Charge(facts, buffer);
        return Lines(facts, buffer);
    }

    /// <summary>What is owed on a day after payments.</summary>
    /// <param name="facts">The household as its bill keeps it.</param>
    /// <param name="asOf">The day, as if all were paid on it.</param>
    /// <param name="payments">Payments so far, in any order.</param>
    /// <exception cref="TariffCalculationException">The household can't be charged.</exception>
    public AmountDue DueOn(in HouseholdFacts facts, DateOnly asOf, IReadOnlyList<PrincipalPayment> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var charge = new ChargeBuffer();
        rule.Charge(facts, charge);
        var lines = Lines(facts, charge);
        var unpaid = Money.Max(Money.Zero, payments.Aggregate(charge.Total, (left, payment) => left - payment.Principal - payment.Discount));
        var moment = MomentOf(asOf, unpaid);
        var discount = rule.Discount(facts, charge, moment);
        if (discount.IsPositive)
            lines.Add(new ChargeLine(LineCode.Discount, rule.Label(LineCode.Discount, facts, charge, moment), -discount, explainer?.Discount(facts, unpaid) ?? Explainer.ByScript));
        var segments = growth.Grow(facts, charge, payments, asOf);
        var accrued = segments.Count == 0 ? Money.Zero : segments[^1].Accrued;
        if (accrued.IsPositive)
            lines.Add(new ChargeLine(LineCode.LateFee, rule.Label(LineCode.LateFee, facts, charge, moment), accrued, explainer?.LateFee(facts, charge, segments) ?? Explainer.ByScript));
        return new AmountDue
        {
            AsOf = asOf,
            Lines = lines,
            Principal = charge.Total,
            Unpaid = unpaid,
            Discount = discount,
            LateFeeAccrued = accrued,
            LateFee = Money.Max(Money.Zero, payments.Aggregate(accrued, (left, payment) => left - payment.LateFee)),
            Growth = segments,
        };
    }

    /// <summary>How the late fee grew day by day (逐日明细, H-16), from its start to a day.</summary>
    /// <exception cref="TariffCalculationException">The household can't be charged.</exception>
    public IReadOnlyList<LateFeeSegment> LateFeeByDay(in HouseholdFacts facts, DateOnly asOf, IReadOnlyList<PrincipalPayment> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var charge = new ChargeBuffer();
        rule.Charge(facts, charge);
        return growth.Grow(facts, charge, payments, asOf, longest: 1);
    }

    /// <summary>A quote (报价) as of a day.</summary>
    /// <param name="facts">The household.</param>
    /// <param name="asOf">The day of payment.</param>
    /// <param name="paid">What was paid of the charge before anything was late; not negative.</param>
    /// <exception cref="TariffCalculationException">The household can't be charged.</exception>
    public Quote QuoteOn(in HouseholdFacts facts, DateOnly asOf, Money paid)
    {
        paid = Money.Max(Money.Zero, paid);
        if (rule is not ScriptRule script)
            return new Quote(DueOn(facts, asOf, [new PrincipalPayment(DateOnly.MinValue, paid)]).Lines, paid);
        var buffer = new ChargeBuffer();
        script.Charge(facts, buffer);
        script.ChargeAt(facts, buffer, MomentOf(asOf, Money.Max(Money.Zero, buffer.Total - paid)));
        return new Quote(Lines(facts, buffer), paid);
    }

    /// <summary>The inputs of a household on a day, by the names that scripts use.</summary>
    public IReadOnlyList<ChargeInput> InputsOn(in HouseholdFacts facts, DateOnly asOf, Money unpaid)
    {
        var run = new ScriptRun();
        ScriptRule.Fill(run, Definition, facts, MomentOf(asOf, unpaid));
        return [.. ScriptInput.All.Select(input => new ChargeInput(input.Name, input.Meaning, input.TextIn(run)))];
    }

    private PaymentMoment MomentOf(DateOnly day, Money unpaid)
    {
        var start = Definition.LateFeeStart;
        return new PaymentMoment(unpaid.Yuan, LateDays.Days(start, day), LateDays.StartedMonths(start, day), Definition.IsDiscountOpen(day));
    }

    private List<ChargeLine> Lines(in HouseholdFacts facts, ChargeBuffer buffer)
    {
        var lines = new List<ChargeLine>(buffer.Count + 2);
        for (var index = 0; index < buffer.Count; index++)
        {
            var explanation = explainer?.Charge(buffer.Code(index), facts) ?? Explainer.ByScript;
            lines.Add(new ChargeLine(buffer.Code(index), buffer.Label(index), buffer.Amount(index), explanation));
        }

        return lines;
    }
}
