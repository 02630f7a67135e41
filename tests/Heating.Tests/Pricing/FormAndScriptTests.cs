using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>The form's choices and the script that is written from them are one rule (H-11).</summary>
public sealed class FormAndScriptTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_definitions_charge_random_households_the_same_either_way(int seed)
    {
        var random = new Random(seed);
        var seen = new HashSet<LineCode>();
        for (var round = 0; round < 400; round++)
        {
            var definition = Tariffs.Random(random);
            var script = TariffScriptWriter.Write(definition);
            var form = CompiledTariff.Compile(definition);
            var written = CompiledTariff.Compile(definition with { Script = script });
            for (var household = 0; household < 6; household++)
            {
                var facts = Tariffs.RandomHousehold(random);
                var asOf = definition.PayFrom.AddDays(random.Next(-5, 400));
                var payments = Tariffs.RandomPayments(random, definition.PayBy);
                var expected = form.DueOn(facts, asOf, payments);
                var actual = written.DueOn(facts, asOf, payments);
                Text(actual).ShouldBe(Text(expected), $"{script}\n{facts}\nas of {asOf}, paid {string.Join(", ", payments)}");
                var paid = new Money(random.Next(200_000));
                Text(written.QuoteOn(facts, asOf, paid).Lines).ShouldBe(Text(form.QuoteOn(facts, asOf, paid).Lines), $"{script}\n{facts}\nas of {asOf}, paid {paid}");
                seen.UnionWith(expected.Lines.Select(line => line.Code));
            }
        }

        seen.Count.ShouldBe(LineCodes.All.Count, "the households should have met every kind of line");
    }

    [Fact]
    public void Growing_day_by_day_comes_to_the_same_as_growing_in_stretches()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var definition = Tariffs.Random(random);
            var tariff = CompiledTariff.Compile(random.Next(2) == 0 ? definition : definition with { Script = TariffScriptWriter.Write(definition) });
            var facts = Tariffs.RandomHousehold(random);
            var asOf = definition.LateFeeStart.AddDays(random.Next(-3, 150));
            var payments = Tariffs.RandomPayments(random, definition.PayBy);
            var due = tariff.DueOn(facts, asOf, payments);
            var days = tariff.LateFeeByDay(facts, asOf, payments);
            (days.Count == 0 ? Money.Zero : days[^1].Accrued).ShouldBe(due.LateFeeAccrued);
            days.Sum(day => day.Added).ShouldBe(due.Growth.Sum(segment => segment.Added));
            days.ShouldAllBe(day => day.Days == 1);
            days.Count.ShouldBe(due.Growth.Sum(segment => segment.Days));
        }
    }

    [Fact]
    public void The_written_script_reads_well()
    {
        var definition = Tariffs.Read(
            """
            { "name": "居民按面积", "season": "2025-2026", "payFrom": "2025-09-01", "payBy": "2025-12-31",
              "chargedArea": "Heated", "unitPrice": "24.00", "priceBasis": "PerSeason", "months": "4",
              "lateFee": { "kind": "PerDay", "value": "0.0005", "startsAfterDays": 1, "cap": "100%" },
              "vacancy": { "kind": "Percent", "value": "30" }, "welfare": { "LowIncome": { "kind": "Percent", "value": "50" } },
              "discount": { "kind": "Percent", "value": "2" }, "script": null }
            """);
        TariffScriptWriter.Write(definition).ShouldBe(
            """
            // 居民按面积，2025-2026 供热季。由收费标准生成。
            // 金额单位：元，每一项由系统四舍五入到分。

            // 热力费：户室面积，整季 24 元/m²
            var heat = unitPrice * chargedArea;
            var charge = heat;

            // 空房、优抚代替热力费；两者都符合时取低者
            var vacancy = heat * 30 / 100;
            var welfare = heat * 50 / 100;
            if (vacant && (!lowIncome || vacancy <= welfare)) {
              charge = vacancy;
              line('vacancy', '空房热力费', charge);
            } else if (lowIncome) {
              charge = welfare;
              line('welfare', '低保户热力费', charge);
            } else {
              line('heat', '热力费', heat);
            }
            charge = Math.round(charge * 100) / 100;

            // 优惠：按未缴金额，不会减到零以下
            if (discountOpen) {
              line('discount', '优惠', -Math.min(unpaid * 2 / 100, unpaid));
            }

            // 滞纳金：缴费截止后第 1 天起算，首尾都算
            if (daysLate > 0 && unpaid > 0) {
              line('late-fee', '滞纳金', Math.min(unpaid * 0.0005 * daysLate, charge * 100 / 100));
            }

            """);
    }

    [Theory]
    [InlineData("*/ alert(1) //")]
    [InlineData("热\u2028line('heat','x',1)")]
    public void A_name_can_not_leave_its_comment(string name)
    {
        var definition = Tariffs.Script("") with { Name = name, Script = null };
        TariffScript.Check(TariffScriptWriter.Write(definition)).ShouldBeEmpty();
    }

    private static string Text(AmountDue due)
        => $"{Text(due.Lines)} unpaid {due.Unpaid} discount {due.Discount} late {due.LateFee} of {due.LateFeeAccrued}: {string.Join(", ", due.Growth.Select(segment => $"{segment.From}–{segment.To} {segment.Unpaid} {segment.Added / 1.0000000000000000000000000000m} {segment.Accrued}"))}";

    private static string Text(IReadOnlyList<ChargeLine> lines) => string.Join(" ", lines.Select(line => $"{line.Code.Term()} {line.Label} {line.Amount}"));
}
