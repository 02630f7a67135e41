using PayHall.Auditing;
using PayHall.Data;
using PayHall.Tenants.Auditing;
using PayHall.Tenants.Data;

namespace PayHall.Tenants.Creating;

/// <summary>Ends the making of a tenant, in its row and in the audit trail.</summary>
internal sealed class CreationEnd(ITenantWriter writer, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Ends it, unless it has ended already.</summary>
    public Task<bool> EndAsync(Creation creation, CreationStatus status, string? error)
    {
        var entry = new AuditEntry(
            status switch { CreationStatus.Done => "Tenants.Created", CreationStatus.Failed => "Tenants.CreationFailed", _ => "Tenants.CreationCancelled" },
            AuditedAct.Subject(creation.Name),
            null,
            error is null ? null : AuditedAct.State(new { reason = error }));
        return writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                var isEnded = await CreationStore.EndAsync(transaction, creation.Id, status, error, InstantConverter.ToMicroseconds(clock.UtcNow));
                if (isEnded)
                    await audit.AppendAsync(transaction, entry, cancellation);
                return isEnded;
            },
            CancellationToken.None);
    }
}
