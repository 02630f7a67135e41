namespace PayHall.Heating.Domain;

/// <summary>A line of a receipt.</summary>
/// <param name="Label">What was paid, e.g. 滞纳金.</param>
/// <param name="Calculation">How it was computed, e.g. <c>2,218.50 × 0.05% × 6 天</c>.</param>
/// <param name="Amount">The amount; negative for a discount.</param>
public sealed record PaidLine(string Label, string Calculation, Money Amount);
