namespace PayHall.Components;

/// <summary>What a status means to its reader; each kind has its own shape and colour.</summary>
public enum StatusKind
{
    /// <summary>○ Nothing happens until somebody acts, or it is over: 待支付, 已停用.</summary>
    Idle,

    /// <summary>◐ In someone's hands: 支付待审核.</summary>
    Wait,

    /// <summary>● Done, in force: 已支付, 启用.</summary>
    Ok,

    /// <summary>▲ Needs attention soon: 预警.</summary>
    Warn,

    /// <summary>■ Failed, refused, overdue: 支付失败.</summary>
    Bad,
}
