using System.Globalization;

namespace PayHall.Benchmarks;

/// <summary>A measured row.</summary>
internal sealed record Outcome(IBenchmarkRow Row, Measure Floor, Measure Ours, string MeasuredOn)
{
    public double Ratio => Ours.Value / Floor.Value;

    public bool IsMet => Row.Target.IsMet(Ratio);

    /// <summary>The row in Markdown.</summary>
    public string ToMarkdown() => string.Join(
        " | ",
        "| " + Row.Name,
        Row.Floor,
        Floor,
        Ours,
        Ratio.ToString("0.00", CultureInfo.InvariantCulture) + " ×",
        Row.Target,
        IsMet ? "yes" : "**no**",
        MeasuredOn + " |");
}
