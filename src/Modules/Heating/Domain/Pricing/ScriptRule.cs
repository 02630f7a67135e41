using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Domain.Pricing;

/// <summary>The rule of a script that replaces the form's (H-11). <see cref="CompiledTariff"/> says when it is evaluated with what.</summary>
internal sealed class ScriptRule : PricingRule
{
    private readonly TariffDefinition definition;
    private readonly TariffScript script;

    public ScriptRule(TariffDefinition definition, TariffScript script)
    {
        this.definition = definition;
        this.script = script;
    }

    public override bool NeedsConsumption => script.Uses("consumption");

    public override void Charge(in HouseholdFacts facts, ChargeBuffer buffer)
    {
        var run = Evaluate(facts, buffer, PaymentMoment.Billing);
        buffer.Clear();
        for (var index = 0; index < run.Count; index++)
        {
            var amount = Money.Round(run.Amount(index));
            if (run.Code(index) != LineCode.LateFee)
                AddUnlessEmpty(buffer, run.Code(index), run.Label(index), amount);
            else if (!amount.IsZero)
                throw ScriptRun.Fail(run.Place(index), "第 {0} 行第 {1} 列：计价脚本在未逾期（daysLate 为 0）时给出了滞纳金 {2} 元", amount.ToString());
        }

        RequireCharge(run, buffer);
    }

    /// <summary>All lines of the script at a moment, late fee and discount included, as a quote shows them.</summary>
    public void ChargeAt(in HouseholdFacts facts, ChargeBuffer buffer, in PaymentMoment moment)
    {
        var run = Evaluate(facts, buffer, moment);
        buffer.Clear();
        for (var index = 0; index < run.Count; index++)
            AddUnlessEmpty(buffer, run.Code(index), run.Label(index), Money.Round(run.Amount(index)));
        RequireCharge(run, buffer);
    }

    public override decimal LateFee(in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment)
    {
        var run = Evaluate(facts, charge, moment);
        for (var index = 0; index < run.Count; index++)
        {
            if (run.Code(index) == LineCode.LateFee)
                return run.Amount(index);
        }

        return 0m;
    }

    /// <summary>
    /// What the script takes off at this moment beyond the unconditional discounts of the charge. A script need not know what was
    /// paid before: like the form's discount its own never takes off more than is unpaid.
    /// </summary>
    public override Money Discount(in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment)
    {
        var run = Evaluate(facts, charge, moment);
        var discount = Money.Zero;
        for (var index = 0; index < run.Count; index++)
        {
            if (run.Code(index) == LineCode.Discount)
                discount -= Money.Round(run.Amount(index));
        }

        for (var index = 0; index < charge.Count; index++)
        {
            if (charge.Code(index) == LineCode.Discount)
                discount += charge.Amount(index);
        }

        return Money.Max(Money.Zero, Money.Min(discount, Money.Round(moment.Unpaid)));
    }

    public override string Label(LineCode code, in HouseholdFacts facts, ChargeBuffer charge, in PaymentMoment moment)
    {
        var run = Evaluate(facts, charge, moment);
        for (var index = run.Count - 1; index >= 0; index--)
        {
            if (run.Code(index) == code)
                return run.Label(index);
        }

        return code.Label();
    }

    /// <summary>Puts the inputs of a household and a moment into a run.</summary>
    public static void Fill(ScriptRun run, TariffDefinition definition, in HouseholdFacts facts, in PaymentMoment moment)
    {
        run.HeatedArea = facts.HeatedArea;
        run.FloorArea = facts.FloorArea;
        run.ChargedArea = definition.ChargedArea == ChargedArea.Heated ? facts.HeatedArea : facts.FloorArea;
        run.Months = definition.Months ?? 0m;
        run.UnitPrice = definition.UnitPrice;
        run.Vacant = facts.Vacant;
        run.LowIncome = facts.Welfare == WelfareKind.LowIncome;
        run.SpecialReview = facts.Welfare == WelfareKind.SpecialReview;
        run.PublicOwner = facts.OwnerKind == OwnerKind.Public;
        run.Consumption = facts.Consumption ?? 0m;
        run.Unpaid = moment.Unpaid;
        run.DaysLate = moment.DaysLate;
        run.MonthsLate = moment.MonthsLate;
        run.DaysInSeason = decimal.Round(run.Months * 30m, 0, MidpointRounding.AwayFromZero);
        run.DiscountOpen = moment.DiscountOpen;
    }

    private ScriptRun Evaluate(in HouseholdFacts facts, ChargeBuffer buffer, in PaymentMoment moment)
    {
        var run = buffer.Run;
        Fill(run, definition, facts, moment);
        script.Execute(run);
        return run;
    }

    /// <summary>A discount or a late fee of nothing is no line; a charge of nothing is one, because it says that nothing is charged.</summary>
    private static void AddUnlessEmpty(ChargeBuffer buffer, LineCode code, string label, Money amount)
    {
        if (code < LineCode.Discount || !amount.IsZero)
            buffer.Add(code, string.IsNullOrWhiteSpace(label) ? code.Label() : label, amount);
    }

    private static void RequireCharge(ScriptRun run, ChargeBuffer buffer)
    {
        if (buffer.Count == 0)
            throw ScriptRun.Fail(ScriptPlace.Start.Packed, "第 {0} 行第 {1} 列：计价脚本没有给出收费项目");
        if (!buffer.Total.IsNegative)
            return;
        var last = Enumerable.Range(0, run.Count).Last(index => run.Code(index) == LineCode.Discount);
        throw ScriptRun.Fail(run.Place(last), "第 {0} 行第 {1} 列：计价脚本给出的优惠超过收费，合计为 {2} 元", buffer.Total.ToString());
    }
}
