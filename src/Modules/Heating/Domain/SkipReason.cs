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
}
