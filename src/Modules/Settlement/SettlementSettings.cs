using PayHall.Errors;
using PayHall.Settings;
using PayHall.Settlement.Domain;

namespace PayHall.Settlement;

/// <summary>What the exchange decides about settlement (S-36); settings name <c>settlement</c>.</summary>
public sealed record SettlementSettings : ICheckedSettings
{
    private const int MostDays = 365;

    /// <summary>Days since the buyer's confirmation from which an unpaid invoice is a warning (预警).</summary>
    public int WarningDays { get; init; } = 50;

    /// <summary>Days since the buyer's confirmation from which an unpaid invoice is overdue (逾期).</summary>
    public int OverdueDays { get; init; } = 60;

    /// <summary>Code of the organisation unit of the exchange itself, above all members. A recipe's matter: members hang on it.</summary>
    public string ExchangeUnit { get; init; } = "exchange";

    /// <summary>The two numbers as a rule.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public AgeingPolicy Ageing => new(WarningDays, OverdueDays);

    /// <inheritdoc />
    public void Check(InputErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (WarningDays is < 1 or > MostDays)
            errors.Add(nameof(WarningDays), "应为 {0} 到 {1} 之间的整数", 1, MostDays);
        if (OverdueDays is < 1 or > MostDays)
            errors.Add(nameof(OverdueDays), "应为 {0} 到 {1} 之间的整数", 1, MostDays);
        else if (OverdueDays <= WarningDays)
            errors.Add(nameof(OverdueDays), "逾期天数须大于预警天数");
        if (string.IsNullOrWhiteSpace(ExchangeUnit))
            errors.Add(nameof(ExchangeUnit), "请填写交易所机构的编码");
    }
}
