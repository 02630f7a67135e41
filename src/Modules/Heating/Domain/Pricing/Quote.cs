namespace PayHall.Heating.Domain.Pricing;

/// <summary>What a household would be charged on a day (报价): the lines and their sum.</summary>
/// <param name="Lines">Lines in order.</param>
/// <param name="Paid">What was said to be paid already; it is not a line.</param>
public sealed record Quote(IReadOnlyList<ChargeLine> Lines, Money Paid)
{
    /// <summary>Sum of the lines.</summary>
    public Money Total => new(Lines.Sum(line => line.Amount.Fen));
}
