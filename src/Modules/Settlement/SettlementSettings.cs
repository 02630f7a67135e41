using PayHall.Settlement.Domain;

namespace PayHall.Settlement;

/// <summary>What the exchange decides about settlement (S-36); settings name <c>settlement</c>.</summary>
public sealed record SettlementSettings
{
    /// <summary>Days since the buyer's confirmation from which an unpaid invoice is a warning (预警).</summary>
    public int WarningDays { get; init; } = 50;

    /// <summary>Days since the buyer's confirmation from which an unpaid invoice is overdue (逾期).</summary>
    public int OverdueDays { get; init; } = 60;

    /// <summary>Code of the organisation unit of the exchange itself, above all members.</summary>
    public string ExchangeUnit { get; init; } = "exchange";

    /// <summary>The two numbers as a rule.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public AgeingPolicy Ageing => new(WarningDays, OverdueDays);
}
