namespace PayHall.Heating.Statistics;

/// <summary>A row of the community statistics (小区明细统计, H-41); amounts in fen as read.</summary>
internal sealed class StatisticsRow
{
    /// <summary>Community code, then with building and unit behind slashes, at last the household's account; passes as <c>under</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>Households.</summary>
    public long Households { get; init; }

    /// <summary>应缴.</summary>
    public long ReceivableFen { get; init; }

    /// <summary>已缴.</summary>
    public long ReceivedFen { get; init; }

    /// <summary>已退.</summary>
    public long RefundedFen { get; init; }

    /// <summary>应缴.</summary>
    public Money Receivable => new(ReceivableFen);

    /// <summary>已缴.</summary>
    public Money Received => new(ReceivedFen);

    /// <summary>已退.</summary>
    public Money Refunded => new(RefundedFen);

    /// <summary>欠费: what is left of the charges.</summary>
    public Money Arrears => new(ReceivableFen - ReceivedFen);

    /// <summary>收缴率 in percent, or null where nothing is receivable.</summary>
    public decimal? Rate => ReceivableFen == 0 ? null : decimal.Round(100m * ReceivedFen / ReceivableFen, 1, MidpointRounding.AwayFromZero);
}
