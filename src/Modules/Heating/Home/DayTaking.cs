namespace PayHall.Heating.Home;

/// <summary>What was taken on a day.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Amount">The sum.</param>
internal sealed record DayTaking(DateOnly Day, Money Amount);
