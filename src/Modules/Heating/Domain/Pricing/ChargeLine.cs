namespace PayHall.Heating.Domain.Pricing;

/// <summary>A line of a bill or a quote.</summary>
/// <param name="Code">What it charges.</param>
/// <param name="Label">What people read: a localisation key, or a script's own text.</param>
/// <param name="Amount">Rounded to fen; negative for a discount only.</param>
/// <param name="Explanation">How the amount came about.</param>
public sealed record ChargeLine(LineCode Code, string Label, Money Amount, LineExplanation Explanation);
