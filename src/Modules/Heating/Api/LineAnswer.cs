using PayHall.Heating.Domain.Pricing;

namespace PayHall.Heating.Api;

/// <summary>A line of a quote or bill.</summary>
/// <param name="Code">The term of the API.</param>
/// <param name="Label">What people read.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Explanation">How it came about; empty for a script's line.</param>
internal sealed record LineAnswer(string Code, string Label, Money Amount, string Explanation)
{
    /// <summary>The answer for a line.</summary>
    public static LineAnswer Of(ChargeLine line) => new(line.Code.Term(), line.Label, line.Amount, line.Explanation.ToString());
}
