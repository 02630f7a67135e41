namespace PayHall.Tenants.Data;

/// <summary>How the making of a tenant stands.</summary>
internal enum CreationStatus
{
    /// <summary>Waits or runs.</summary>
    Open = 0,

    /// <summary>The tenant is there.</summary>
    Done = 1,

    /// <summary>It failed, and nothing of the tenant remains.</summary>
    Failed = 2,

    /// <summary>Somebody called it off, and nothing of the tenant remains.</summary>
    Cancelled = 3,
}
