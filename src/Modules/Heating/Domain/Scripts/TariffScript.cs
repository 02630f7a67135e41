using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>
/// A compiled tariff script (H-11): a checked subset of JavaScript over exact decimals.
/// <list type="bullet">
/// <item>Numbers have 28 digits: 0.1 + 0.2 is 0.3, and <c>Math.round(1.005 * 100)</c> is 101. A division that does not end keeps 28 digits; each line's
/// amount is rounded to 18 decimals and then to fen.</item>
/// <item>Variables hold numbers or truth values and keep their kind. Texts are for codes and labels only; a label may join texts and
/// numbers by <c>+</c>.</item>
/// <item><c>var</c>, <c>let</c> and <c>const</c> need a value and are seen in their block; a name is not declared twice.</item>
/// <item>A function sees its parameters and the inputs, and never calls itself, directly or through others.</item>
/// </list>
/// Safe for any number of threads.
/// </summary>
public sealed class TariffScript
{
    private readonly Action<ScriptRun> compiled;
    private readonly Lazy<Action<ScriptRun>> located;
    private readonly HashSet<string> usedInputs;

    private TariffScript(string source, Action<ScriptRun> compiled, HashSet<string> usedInputs)
    {
        Source = source;
        this.compiled = compiled;
        this.usedInputs = usedInputs;
        located = new Lazy<Action<ScriptRun>>(() => new ScriptBinder(located: true).Bind(ScriptParser.Parse(source))!);
    }

    /// <summary>The text.</summary>
    public string Source { get; }

    /// <summary>What is wrong with a script, in order of appearance; empty if it can be saved.</summary>
    public static IReadOnlyList<ScriptError> Check(string source)
    {
        TryCompile(source, out var errors);
        return errors;
    }

    /// <summary>Compiles a script.</summary>
    /// <exception cref="InvalidTariffScriptException">It does not follow the language.</exception>
    public static TariffScript Compile(string source)
        => TryCompile(source, out var errors) ?? throw new InvalidTariffScriptException(errors);

    /// <summary>True if the script reads this input.</summary>
    internal bool Uses(string input) => usedInputs.Contains(input);

    /// <summary>Runs the script; the lines are in <paramref name="run"/> then.</summary>
    /// <exception cref="TariffCalculationException">It fails for this household; the message names line and column.</exception>
    internal void Execute(ScriptRun run)
    {
        run.Begin();
        try
        {
            compiled(run);
        }
        catch (ArithmeticException)
        {
            // The quick code doesn't carry places. Running is free of side effects, so the slow twin finds the place.
            run.Begin();
            located.Value(run);
            throw ScriptRun.Fail(ScriptPlace.Start.Packed, "第 {0} 行第 {1} 列：数字太大，超出可计算的范围");
        }
    }

    private static TariffScript? TryCompile(string source, out IReadOnlyList<ScriptError> errors)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            ScriptScanner.Check(source);
            var binder = new ScriptBinder(located: false);
            var rule = binder.Bind(ScriptParser.Parse(source));
            errors = binder.Errors;
            return rule is null ? null : new TariffScript(source, rule, binder.UsedInputs);
        }
        catch (ScriptRefusedException refusal) when (refusal.Error is { } error)
        {
            errors = [error];
            return null;
        }
    }
}
