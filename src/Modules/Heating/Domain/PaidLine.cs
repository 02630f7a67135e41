using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Domain;

/// <summary>A line of a receipt.</summary>
/// <param name="Label">What was paid, e.g. 滞纳金; a localisation key, or a script's own text.</param>
/// <param name="Calculation">How it was computed, e.g. <c>2,218.50 × 0.05% × 6 天（11-15 至 11-20）</c>; empty for a script's line.</param>
/// <param name="Amount">The amount; negative for a discount.</param>
public sealed record PaidLine(string Label, LineExplanation Calculation, Money Amount);
