using Jint;
using PayHall.Heating.Domain.Pricing;
using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>The compiled scripts compute what JavaScript computes: generated scripts run through Jint's interpreter, too.</summary>
public sealed class DifferentialTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    [InlineData(false, 4)]
    public void Generated_scripts_give_the_same_lines_as_an_interpreter(bool exact, int part)
    {
        var (compared, labelled) = (0, 0);
        for (var seed = 0; seed < 250; seed++)
        {
            var source = new RandomScript((part * 100_000) + seed, exact).Write();
            var errors = TariffScript.Check(source);
            errors.ShouldBeEmpty(source);
            var expected = Interpret(source);
            if (expected.Count > ChargeBuffer.MaxLines || expected.Exists(line => !double.IsFinite(line.Amount)))
                continue;
            var actual = Compiled(source, out var failure);
            if (failure is not null)
            {
                // Beyond 28 digits decimals stop where doubles go on.
                (failure.Contains("数字太大", StringComparison.Ordinal) || failure.Contains("除数为 0", StringComparison.Ordinal)).ShouldBeTrue(failure + "\n" + source);
                continue;
            }

            actual.Count.ShouldBe(expected.Count, source);
            foreach (var (ours, theirs) in actual.Zip(expected))
            {
                if (exact)
                    ours.ShouldBe(theirs, source);
                else
                    ours.Amount.ShouldBe(theirs.Amount, 1e-6, source);
                labelled += theirs.Label.Length > 5 ? 1 : 0;
            }

            compared++;
        }

        compared.ShouldBeGreaterThan(150);
        if (exact)
            labelled.ShouldBeGreaterThan(10);
    }

    private static List<(string Label, double Amount)> Interpret(string source)
    {
        var lines = new List<(string, double)>();
        var run = Evaluation.Household();
        var engine = new Engine(options => options.Culture(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var input in ScriptInput.All)
        {
            var value = ScriptInput.FieldOf(input.Name)!.GetValue(run);
            if (value is decimal number)
                engine.SetValue(input.Name, (double)Exact(number));
            else
                engine.SetValue(input.Name, (bool)value!);
        }

        engine.SetValue("line", new Action<string, string, double>((_, label, amount) => lines.Add((label, amount))));
        engine.Execute("(function(){" + source + "\n})()");
        return lines;
    }

    private static List<(string Label, double Amount)> Compiled(string source, out string? failure)
    {
        var run = Evaluation.Household();
        foreach (var field in typeof(ScriptRun).GetFields().Where(field => field.FieldType == typeof(decimal)))
            field.SetValue(run, Exact((decimal)field.GetValue(run)!));
        failure = null;
        try
        {
            TariffScript.Compile(source).Execute(run);
        }
        catch (TariffCalculationException refused)
        {
            failure = refused.Message;
        }

        return [.. Enumerable.Range(0, run.Count).Select(index => (run.Label(index), (double)run.Amount(index)))];
    }

    /// <summary>The household's numbers as eighths.</summary>
    private static decimal Exact(decimal number) => decimal.Floor(number * 8m) / 8m;
}
