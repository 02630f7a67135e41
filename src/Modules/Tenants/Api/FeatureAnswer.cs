namespace PayHall.Tenants.Api;

/// <summary>What followed when a feature was switched.</summary>
/// <param name="SwitchedOn">Ids of the features that went on.</param>
/// <param name="SwitchedOff">Ids of the features that went off.</param>
internal sealed record FeatureAnswer(IReadOnlyList<string> SwitchedOn, IReadOnlyList<string> SwitchedOff);
