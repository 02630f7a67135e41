namespace PayHall.Identity.Auditing;

/// <summary>The result of recomputing the audit trail's chain (审计日志验证).</summary>
internal sealed record AuditVerification
{
    /// <summary>True if nothing disagrees.</summary>
    public bool Ok => FirstFault is null;

    /// <summary>Rows in the trail.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that wait for the sealer.</summary>
    public required long Unsealed { get; init; }

    /// <summary>How far the seal reaches.</summary>
    public required AuditChainHead Head { get; init; }

    /// <summary>The first row or block that disagrees, or null.</summary>
    public required AuditFault? FirstFault { get; init; }
}
