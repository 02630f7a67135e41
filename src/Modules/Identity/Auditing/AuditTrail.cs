using Dapper;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Identity.Access;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Identity.Auditing;

/// <summary>Writes the audit trail: adds who, when and from where.</summary>
internal sealed class AuditTrail(ITenantWriter writer, TenantClock clock, AccessContext access, CurrentSession current) : IAuditTrail
{
    /// <inheritdoc />
    public Task AppendAsync(WriteTransaction transaction, AuditEntry entry, CancellationToken cancellationToken)
        => transaction.Connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO identity_audit (at, actor_id, actor_name, unit_id, address, action, subject, refused, state_before, state_after)
            VALUES (@At, @ActorId, @ActorName, @UnitId, @Address, @Action, @Subject, @IsRefused, @Before, @After)
            """,
            new
            {
                At = InstantConverter.ToMicroseconds(clock.UtcNow),
                ActorId = access.Actor?.Id,
                ActorName = access.Actor is null && !access.IsSystem ? "未登录" : access.ActorName,
                UnitId = access.Actor?.UnitId ?? entry.UnitId,
                current.Address,
                entry.Action,
                entry.Subject,
                entry.IsRefused,
                entry.Before,
                entry.After,
            },
            transaction.Transaction,
            cancellationToken: cancellationToken));

    /// <inheritdoc />
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            async (transaction, cancellation) =>
            {
                await AppendAsync(transaction, entry, cancellation);
                return true;
            },
            cancellationToken);
}
