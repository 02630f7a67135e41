using PayHall.Auditing;
using PayHall.Background;
using PayHall.Tenants.Auditing;

namespace PayHall.Tenants.Removing;

/// <summary>Deletes for good what is left of tenants that were removed long enough ago.</summary>
internal sealed class SweepRemoved(ITenantConsole console, IAuditTrail audit, TenantClock clock) : IBackgroundTask
{
    /// <inheritdoc />
    public string Name => "Tenants.SweepRemoved";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await console.SweepAsync(clock.UtcNow - RemoveTenant.Retention, cancellationToken))
            await audit.AppendAsync(new AuditEntry("Tenants.Swept", AuditedAct.Subject(name)), CancellationToken.None);
    }
}
