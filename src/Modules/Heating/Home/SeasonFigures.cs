namespace PayHall.Heating.Home;

/// <summary>What the home page shows of a season.</summary>
/// <param name="Receivable">应缴.</param>
/// <param name="Received">已缴.</param>
/// <param name="Households">Households with a bill.</param>
/// <param name="EarlierArrears">What is left of earlier seasons.</param>
/// <param name="TakenToday">Taken today.</param>
/// <param name="CountToday">Receipts of today.</param>
/// <param name="Awaiting">Contracts that wait for approval.</param>
/// <param name="Unsigned">Households without contract.</param>
/// <param name="Days">Takings of the last days, oldest first.</param>
/// <param name="Top">Communities that owe most.</param>
internal sealed record SeasonFigures(
    Money Receivable, Money Received, int Households, Money EarlierArrears, Money TakenToday, int CountToday, int Awaiting, int Unsigned,
    IReadOnlyList<DayTaking> Days, IReadOnlyList<Statistics.StatisticsRow> Top);
