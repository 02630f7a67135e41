using System.Globalization;
using PayHall.Heating.Domain.Pricing;

namespace PayHall.Benchmarks.Rows;

/// <summary>
/// The script that the form of the API's example becomes, evaluated for a bill run. The floor is the same rule written by hand in C#
/// over decimal, which puts the same rounded lines into arrays.
/// </summary>
internal sealed class TariffScriptRow(int evaluations) : IBenchmarkRow
{
    private readonly HouseholdFacts[] households = new HouseholdFacts[evaluations];
    private readonly ChargeBuffer buffer = new();
    private readonly LineCode[] codes = new LineCode[ChargeBuffer.MaxLines];
    private readonly string[] labels = new string[ChargeBuffer.MaxLines];
    private readonly Money[] amounts = new Money[ChargeBuffer.MaxLines];
    private CompiledTariff tariff = null!;
    private int count;
    private decimal unitPrice;
    private decimal months;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"tariff script, {evaluations:#,##0} evaluations");

    public string Floor => "the same rule in C# `decimal`";

    public Target Target => Target.AtMost(1.3);

    public int Rounds => 7;

    public Task PrepareAsync()
    {
        var form = Definition();
        tariff = CompiledTariff.Compile(form with { Script = TariffScriptWriter.Write(form) });
        (unitPrice, months) = (form.UnitPrice, form.Months!.Value);
        var random = new Random(1);
        for (var index = 0; index < households.Length; index++)
        {
            var area = random.Next(4000, 20_000);
            var kind = random.Next(20);
            households[index] = new HouseholdFacts(
                HouseholdFacts.Area(area), HouseholdFacts.Area(area + 1500), OwnerKind.Private,
                kind == 0 ? WelfareKind.LowIncome : kind == 1 ? WelfareKind.SpecialReview : WelfareKind.None, kind is 2 or 3, null);
        }

        if (Ours() != ByHand())
            throw new InvalidOperationException("The script and the rule by hand must agree.");
        return Task.CompletedTask;
    }

    public Task<Measure> MeasureFloorAsync() => Measure.SecondsAsync(() => Task.FromResult(ByHand()));

    public Task<Measure> MeasureOursAsync() => Measure.SecondsAsync(() => Task.FromResult(Ours()));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TariffDefinition Definition() => new()
    {
        Name = "居民按面积 2025-2026",
        Season = "2025-2026",
        PayFrom = new DateOnly(2025, 9, 1),
        PayBy = new DateOnly(2025, 12, 31),
        ChargedArea = ChargedArea.Heated,
        UnitPrice = 24.00m,
        PriceBasis = PriceBasis.PerSeason,
        Months = 4m,
        LateFee = new LateFeeRule(LateFeeKind.PerDay, 0.0005m, 1, 100m),
        Vacancy = new RateRule(RateKind.Percent, 30m, default),
        LowIncome = new RateRule(RateKind.Percent, 50m, default),
        SpecialReview = new RateRule(RateKind.Fixed, 3.00m, default),
        Discount = new RateRule(RateKind.Percent, 2m, new DateWindow(new DateOnly(2025, 9, 1), new DateOnly(2025, 10, 31))),
    };

    private long Ours()
    {
        var sum = 0L;
        foreach (ref readonly var household in households.AsSpan())
        {
            tariff.Charge(household, buffer);
            sum += buffer.Total.Fen;
        }

        return sum;
    }

    private long ByHand()
    {
        var sum = 0L;
        foreach (ref readonly var household in households.AsSpan())
        {
            ChargeByHand(household, new Moment(0m, 0, false));
            for (var index = 0; index < count; index++)
                sum += amounts[index].Fen;
        }

        return sum;
    }

    private void ChargeByHand(in HouseholdFacts household, in Moment moment)
    {
        count = 0;
        var heat = unitPrice * household.HeatedArea;
        var charge = heat;
        var vacancy = heat * 30m / 100m;
        var lowIncome = household.Welfare == WelfareKind.LowIncome;
        var special = household.Welfare == WelfareKind.SpecialReview;
        var welfare = lowIncome ? heat * 50m / 100m : 3m * household.HeatedArea * months;
        if (household.Vacant && (!(lowIncome || special) || vacancy <= welfare))
        {
            charge = vacancy;
            Add(LineCode.Vacancy, "空房热力费", charge);
        }
        else if (lowIncome || special)
        {
            charge = welfare;
            Add(LineCode.Welfare, lowIncome ? "低保户热力费" : "特审户热力费", charge);
        }
        else
        {
            Add(LineCode.Heat, "热力费", heat);
        }

        charge = decimal.Floor((charge * 100m) + 0.5m) / 100m;
        if (moment.DiscountOpen)
            Add(LineCode.Discount, "优惠", -Math.Min(moment.Unpaid * 2m / 100m, moment.Unpaid));
        if (moment.DaysLate > 0 && moment.Unpaid > 0m)
            Add(LineCode.LateFee, "滞纳金", Math.Min(moment.Unpaid * 0.0005m * moment.DaysLate, charge * 100m / 100m));
    }

    private void Add(LineCode code, string label, decimal amount)
    {
        codes[count] = code;
        labels[count] = label;
        amounts[count++] = Money.Round(amount);
    }

    private readonly record struct Moment(decimal Unpaid, int DaysLate, bool DiscountOpen);
}
