namespace PayHall.Heating.Domain;

/// <summary>The life of a contract (签约状态).</summary>
public enum ContractStatus
{
    /// <summary>待审批.</summary>
    AwaitingApproval = 0,

    /// <summary>已生效.</summary>
    Approved = 1,

    /// <summary>已拒绝.</summary>
    Refused = 2,

    /// <summary>已被后来的签约取代.</summary>
    Ended = 3,
}
