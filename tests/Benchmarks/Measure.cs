using System.Diagnostics;
using System.Globalization;

namespace PayHall.Benchmarks;

/// <summary>What a round gave.</summary>
/// <param name="Value">The number; the ratio is ours ÷ floor.</param>
/// <param name="Unit">Its unit: <c>s</c>, <c>/s</c>, <c>MB</c>, <c>ms</c>.</param>
internal readonly record struct Measure(double Value, string Unit)
{
    /// <summary>Seconds that some work takes.</summary>
    public static async Task<Measure> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return new Measure(Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
    }

    /// <summary>Things done per second by some work.</summary>
    public static async Task<Measure> PerSecondAsync(int things, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return new Measure(things / Stopwatch.GetElapsedTime(start).TotalSeconds, "/s");
    }

    public override string ToString() => Value switch
    {
        >= 1000 => Value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => Value.ToString("0.000", CultureInfo.InvariantCulture),
    } + " " + Unit;
}
