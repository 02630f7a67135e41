namespace PayHall.Heating.Domain;

/// <summary>Why a bill run skipped a household.</summary>
public enum SkipReason
{
    /// <summary>没有已审批的签约.</summary>
    NoContract = 0,

    /// <summary>签约的收费标准不属于该供热季.</summary>
    OtherSeason = 1,

    /// <summary>该供热季已有账单.</summary>
    AlreadyBilled = 2,

    /// <summary>计价出错.</summary>
    PricingFailed = 3,

    /// <summary>没有抄表读数: the tariff charges by consumption, and none was read for the household.</summary>
    NoReading = 4,
}
