using PayHall.Errors;

namespace PayHall.Identity.Auditing;

/// <summary>What disagrees in the audit trail.</summary>
/// <param name="Row">Id of the row of the trail that it is about, or null where a block or seal itself is at fault.</param>
/// <param name="Block">Number of the block, or null.</param>
/// <param name="Message">What disagrees.</param>
internal sealed record AuditFault(long? Row, long? Block, InputMessage Message)
{
    public static AuditFault Of(long? row, long? block, string message, params object[] arguments) => new(row, block, new InputMessage(message, arguments));
}
