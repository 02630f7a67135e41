namespace PayHall.Identity.Auditing;

/// <summary>A row of the audit trail with all that is known of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="UnitName">The unit to which it belongs, or an empty text.</param>
/// <param name="Changes">Its fields before and after.</param>
/// <param name="Block">Number of the block that seals it, or null while it waits.</param>
/// <param name="Digest">Its digest in that block, or an empty text.</param>
internal sealed record AuditDetail(AuditRow Row, string UnitName, IReadOnlyList<AuditChange> Changes, long? Block, string Digest);
