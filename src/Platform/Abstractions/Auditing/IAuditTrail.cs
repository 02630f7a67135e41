using PayHall.Data;

namespace PayHall.Auditing;

/// <summary>The tenant's append-only audit trail (I-13).</summary>
public interface IAuditTrail
{
    /// <summary>Records what happened as part of the transaction in which it happens. Never holds secrets.</summary>
    Task AppendAsync(WriteTransaction transaction, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Records what happened outside a transaction, such as a sign-in attempt.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);
}
