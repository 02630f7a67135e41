using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>What scripts compute (H-11).</summary>
public sealed class ScriptLanguageTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 8", "6.5")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("Math.round(1.005 * 100)", "101")]
    [InlineData("Math.round(2.5)", "3")]
    [InlineData("Math.round(-2.5)", "-2")]
    [InlineData("Math.floor(-1.5) + Math.ceil(-1.5) * 10 + Math.abs(-1.5) * 100", "138")]
    [InlineData("Math.min(3, 1, 2) + Math.max(3, 1, 2) * 10 + Math.min(7)", "38")]
    [InlineData("7 % 4 + -7 % 4 * 10 + 5.5 % 2", "-25.5")]
    [InlineData("1 / 3 * 3", "1")]
    [InlineData("(1 + 2) * (3 - 4) / -0.5", "6")]
    [InlineData("+heatedArea - -floorArea", "210.95")]
    [InlineData("heatedArea > 98.6 ? 1 : heatedArea >= 98.6 ? 2 : 3", "2")]
    [InlineData("lowIncome && !vacant ? 1 : 0", "1")]
    [InlineData("vacant || specialReview ? 1 : 0", "0")]
    [InlineData("publicOwner == true ? 1 : 0", "1")]
    [InlineData("months === 4 && months != 5 && months !== 6 ? 1 : 0", "1")]
    [InlineData("0 || 5", "5")]
    [InlineData("3 || 5", "3")]
    [InlineData("3 && 5", "5")]
    [InlineData("0 && 5", "0")]
    [InlineData("!consumption ? 1 : 2", "2")]
    [InlineData("0x1F + 1e2 + .5 + 5.", "136.5")]
    [InlineData("unpaid * 0.0005 * daysLate", "6.832")]
    [InlineData("daysInSeason + monthsLate + (discountOpen ? 1 : 0)", "122")]
    [InlineData("consumption / 0.5 % 1000", "461")]
    [InlineData("heatedArea / 100 + heatedArea / 10 + heatedArea / 1000", "10.9446")]
    public void An_expression_has_its_exact_value(string expression, string value)
        => Evaluation.Value(expression).ShouldBe(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("var s = 0; for (var i = 1; i <= 10; i++) { s += i; } line('heat', 'x', s);", 55)]
    [InlineData("let s = 0; let i = 0; while (true) { i++; if (i % 2 == 1) continue; if (i > 10) break; s += i; } line('heat', 'x', s);", 30)]
    [InlineData("let s = 1; for (let i = 0, j = 10; i < j; i++, j -= 2) s *= 2; line('heat', 'x', s);", 16)]
    [InlineData("const a = 2; var b = a; b -= 1; b *= 8; b /= 4; b %= 3; --b; ++b; b--; line('heat', 'x', b + a);", 3)]
    [InlineData("if (vacant) { line('vacancy', 'x', 1); } else if (lowIncome) line('welfare', 'x', 2); else { line('heat', 'x', 3); }", 2)]
    [InlineData("function twice(a) { return a * 2; } function four(a) { return twice(twice(a)); } line('heat', 'x', four(3));", 12)]
    [InlineData("line('heat', 'x', tier(150)); function tier(a) { if (a <= 100) { return a; } else { return 100 + (a - 100) * 2; } }", 200)]
    [InlineData("function big(a, yes) { return yes && a > 10; } line('heat', 'x', big(heatedArea, lowIncome) ? 1 : 2);", 1)]
    [InlineData("function give(a) { if (a < 0) return; line('heat', 'x', a); } give(-5); give(7);", 7)]
    [InlineData("function f(a) { for (var i = 0; i < 10; i++) { if (i * i >= a) { return i; } } return 0; } line('heat', 'x', f(30));", 6)]
    [InlineData("return { heat: 5, 'late-fee': unpaid * 0 };", 5)]
    [InlineData("if (lowIncome) { return { welfare: 4 } } line('heat', 'x', 9);", 4)]
    [InlineData("if (lowIncome) { line('heat', 'x', 8); return; } line('heat', 'x', 9);", 8)]
    [InlineData("{ var a = 1; line('heat', 'x', a); } { var a = 2; }", 1)]
    [InlineData("var 面积 = 3 // 平方米\nline('heat', 'x', 面积)", 3)]
    [InlineData("for (;;) { line('heat', 'x', 6); break; }", 6)]
    [InlineData("function unused(a) { return a + 1; } line('heat', 'x', 1);;", 1)]
    public void A_statement_does_what_it_says(string script, int amount) => Evaluation.Run(script).Amount(0).ShouldBe(amount);

    [Fact]
    public void Lines_come_in_the_order_of_the_calls_with_their_labels()
    {
        var run = Evaluation.Run(
            """
            line('heat', '热力费', 1);
            line("late-fee", lowIncome ? '滞纳金 ' + daysLate + ' 天，' + 0.50 * 3 : 'it\'s', 2);
            return { metered: 3 };
            """);
        Enumerable.Range(0, run.Count).Select(index => $"{run.Code(index).Term()} {run.Label(index)} {run.Amount(index)}")
            .ShouldBe(["heat 热力费 1", "late-fee 滞纳金 10 天，1.5 2", "metered 计量热费 3"]);
    }

    [Theory]
    [InlineData("line('heat', 'x', 1 / (months - 4));", 1, 24, "除数为 0")]
    [InlineData("line('heat', 'x',\n  heatedArea % (months - 4));", 2, 17, "除数为 0")]
    [InlineData("var a = heatedArea;\nfor (var i = 0; i < 40; i++) { a = a * a; }\nline('heat', 'x', a);", 2, 36, "数字太大")]
    [InlineData("var a = 79228162514264337593543950335;\nvar b = a + months;\nline('heat', 'x', b);", 2, 9, "数字太大")]
    [InlineData("var a = 79228162514264337593543950335;\nvar b = -a - months;\nline('heat', 'x', b);", 2, 9, "数字太大")]
    [InlineData("var a = 79228162514264337593543950335;\nvar b = a / (0.1 * months);\nline('heat', 'x', b);", 2, 14, "数字太大")]
    [InlineData("function f(a) { return 1 / a; }\nline('heat', 'x', f(0));", 1, 28, "除数为 0")]
    [InlineData("while (true) { }", 1, 1, "运算超过 100000 步")]
    [InlineData("for (var i = 0; i < 1; i = i) { }\nline('heat', 'x', 1);", 1, 1, "运算超过")]
    [InlineData("function a(x) { return x + 1; }\nfunction b(x) { return a(x) + a(x) + a(x) + a(x) + a(x) + a(x) + a(x) + a(x); }\nfunction c(x) { return b(x) + b(x) + b(x) + b(x) + b(x) + b(x) + b(x) + b(x); }\nfunction d(x) { return c(x) + c(x) + c(x) + c(x) + c(x) + c(x) + c(x) + c(x); }\nfunction e(x) { return d(x) + d(x) + d(x) + d(x) + d(x) + d(x) + d(x) + d(x); }\nfunction f(x) { return e(x) + e(x) + e(x) + e(x) + e(x) + e(x) + e(x) + e(x); }\nline('heat', 'x', f(1));", 1, 1, "运算超过")]
    [InlineData("line('heat', 'x', -1);", 1, 1, "不能为负数，得到 -1 元")]
    [InlineData("line('discount', 'x', 1);", 1, 1, "优惠应为负数或 0，得到 1 元")]
    [InlineData("line('heat', 'x', 1000000000.01);", 1, 1, "金额过大")]
    [InlineData("for (var i = 0; i < 21; i++) {\n  line('heat', 'x', 1);\n}", 2, 3, "超过 20 项")]
    [InlineData("line('late-fee', 'x', 0);\nline('late-fee', 'x', 0);", 2, 1, "只能有一项")]
    [InlineData("line('heat', '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五' + consumption, 1);", 1, 1, "超过 100 个字符")]
    public void A_household_that_can_not_be_computed_is_told_by_line_and_column(string script, int line, int column, string message)
    {
        script += "\n" + (script.Contains("line(", StringComparison.Ordinal) ? "" : "line('heat', 'x', 1);");
        var failure = Should.Throw<TariffCalculationException>(() => Evaluation.Run(script));
        failure.Message.ShouldStartWith($"第 {line} 行第 {column} 列：");
        failure.Message.ShouldContain(message);
    }

    [Fact]
    public void A_script_that_never_ends_is_stopped_within_milliseconds()
    {
        var script = TariffScript.Compile("var a = 1.1; while (true) { a = a * 1.7 / 1.3 % 1000; } line('heat', 'x', a);");
        Should.Throw<TariffCalculationException>(() => script.Execute(new ScriptRun()));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Should.Throw<TariffCalculationException>(() => script.Execute(new ScriptRun()));
        watch.ElapsedMilliseconds.ShouldBeLessThan(1000);
    }

    [Fact]
    public void A_failed_household_leaves_nothing_behind_for_the_next()
    {
        var tariff = CompiledTariff.Compile(Tariffs.Script("line('heat', 'x', 100 / (heatedArea - 50));"));
        var buffer = new ChargeBuffer();
        Should.Throw<TariffCalculationException>(() => tariff.Charge(Tariffs.Plain(50m), buffer));
        tariff.Charge(Tariffs.Plain(60m), buffer);
        (buffer.Count, buffer.Amount(0)).ShouldBe((1, new Money(1000)));
    }

    [Fact]
    public void Many_threads_may_use_one_tariff()
    {
        var tariff = CompiledTariff.Compile(Tariffs.Script("function f(a) { return a * unitPrice; } line('heat', 'x', f(heatedArea));"));
        Parallel.For(1, 2000, index =>
        {
            var buffer = new ChargeBuffer();
            tariff.Charge(Tariffs.Plain(index), buffer);
            buffer.Total.ShouldBe(new Money(index * 2400L));
        });
    }

    [Theory]
    [InlineData("if (heatedArea > 1000) { line('heat', 'x', 1); }", "没有给出收费项目")]
    [InlineData("line('heat', 'x', 1); line('discount', 'x', -2);", "合计为 -1.00 元")]
    [InlineData("line('heat', 'x', 1); line('late-fee', 'x', 2);", "未逾期")]
    public void A_charge_that_makes_no_bill_is_refused(string script, string message)
        => Should.Throw<TariffCalculationException>(() => CompiledTariff.Compile(Tariffs.Script(script)).Explain(Tariffs.Plain())).Message.ShouldMatch("^第 1 行第 \\d+ 列：.*" + message);

    [Fact]
    public void A_discount_takes_off_no_more_than_is_unpaid()
    {
        var definition = Tariffs.Script("line('heat', 'x', 10); if (discountOpen) { line('discount', 'x', -8); }") with
        {
            Discount = new RateRule(RateKind.Percent, 1m, default),
        };
        var tariff = CompiledTariff.Compile(definition);
        tariff.DueOn(Tariffs.Plain(), Tariffs.PayBy, []).Total.ShouldBe(new Money(200));
        var due = tariff.DueOn(Tariffs.Plain(), Tariffs.PayBy, [new PrincipalPayment(Tariffs.PayBy, new Money(500))]);
        due.Discount.ShouldBe(new Money(500));
        due.Lines.Single(line => line.Code == LineCode.Discount).Amount.ShouldBe(new Money(-500));
        due.Total.ShouldBe(Money.Zero);
    }

    [Fact]
    public void An_unconditional_discount_belongs_to_the_charge()
    {
        var tariff = CompiledTariff.Compile(Tariffs.Script("line('heat', 'x', 100); line('discount', '端户', -5); if (daysLate > 0) { line('late-fee', 'y', unpaid * 0.01 * daysLate); }"));
        var due = tariff.DueOn(Tariffs.Plain(), Tariffs.PayBy.AddDays(2), []);
        due.Principal.ShouldBe(new Money(9500));
        due.Discount.ShouldBe(Money.Zero);
        due.LateFee.ShouldBe(new Money(190));
        due.Lines.Select(line => line.Amount.Fen).ShouldBe([10000, -500, 190]);
    }

    [Fact]
    public void A_quote_shows_the_scripts_lines_with_the_values_of_its_day()
    {
        var tariff = CompiledTariff.Compile(Tariffs.Script("line('heat', 'x', 1000); line('metered', 'y', daysLate + monthsLate / 10 + unpaid);"));
        tariff.QuoteOn(Tariffs.Plain(), Tariffs.PayBy.AddDays(40), Money.Zero).Lines[1].Amount.ShouldBe(new Money(104020));
    }

    [Fact]
    public void Only_scripts_that_read_the_consumption_need_it()
    {
        CompiledTariff.Compile(Tariffs.Script("line('heat', 'x', consumption);")).NeedsConsumption.ShouldBeTrue();
        CompiledTariff.Compile(Tariffs.Script("line('heat', 'x', heatedArea);")).NeedsConsumption.ShouldBeFalse();
    }

    [Fact]
    public void An_amount_that_no_bill_can_have_is_refused_in_the_form_too()
    {
        var tariff = CompiledTariff.Compile(Tariffs.Script("") with { Script = null, Metered = new MeteredPrice(1m, 100_000m) });
        Should.Throw<TariffCalculationException>(() => tariff.QuoteOn(Tariffs.Plain() with { Consumption = 900_000_000_000m }, Tariffs.PayBy, Money.Zero))
            .Message.ShouldContain("金额过大");
    }

    [Fact]
    public void Inputs_are_shown_by_the_names_that_scripts_use()
    {
        var inputs = CompiledTariff.Compile(Tariffs.Script("line('heat', 'x', heatedArea);")).InputsOn(Tariffs.Plain(98.60m), Tariffs.PayBy.AddDays(6), new Money(221850));
        inputs.Select(input => $"{input.Name}={input.Value}").ShouldBe(
        [
            "heatedArea=98.60", "floorArea=118.60", "chargedArea=98.60", "months=4", "unitPrice=24", "vacant=false", "lowIncome=false", "specialReview=false",
            "publicOwner=false", "consumption=0", "unpaid=2218.5", "daysLate=6", "monthsLate=1", "daysInSeason=120", "discountOpen=false",
        ]);
    }
}
