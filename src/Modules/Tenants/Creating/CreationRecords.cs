using PayHall.Auditing;
using PayHall.Background;

namespace PayHall.Tenants.Creating;

/// <summary>What is written beside a making's own row.</summary>
internal sealed record CreationRecords(IJobQueue Jobs, IAuditTrail Audit);
