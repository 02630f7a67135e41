using System.Globalization;

namespace PayHall.Benchmarks;

/// <summary>What the ratio ours ÷ floor must keep.</summary>
/// <param name="Ratio">The bound.</param>
/// <param name="IsUpper">True if the ratio may not exceed it, false if it may not fall below it.</param>
internal readonly record struct Target(double Ratio, bool IsUpper)
{
    public static Target AtMost(double ratio) => new(ratio, IsUpper: true);

    public static Target AtLeast(double ratio) => new(ratio, IsUpper: false);

    public bool IsMet(double ratio) => IsUpper ? ratio <= Ratio : ratio >= Ratio;

    public override string ToString() => (IsUpper ? "≤ " : "≥ ") + Ratio.ToString("0.##", CultureInfo.InvariantCulture) + " ×";
}
