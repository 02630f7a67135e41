namespace PayHall.Heating.Domain.Pricing;

/// <summary>How a line's amount came about (H-16).</summary>
/// <param name="Formula">The summands, such as <c>22.50 元/m² × 98.60 m²</c>; shown joined by “ + ”. Empty for a script's line.</param>
/// <param name="Notes">Conditions that played a part, such as the days that were counted.</param>
public sealed record LineExplanation(IReadOnlyList<Phrase> Formula, IReadOnlyList<Phrase> Notes)
{
    /// <summary>Nothing to say.</summary>
    public static readonly LineExplanation None = new([], []);

    /// <summary>The formula in Chinese.</summary>
    public override string ToString() => string.Join(" + ", Formula);
}
