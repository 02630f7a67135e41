using Dapper;
using PayHall.Background;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Notifications;

/// <summary>Drops messages 90 days after they were read; one that was not read stays.</summary>
internal sealed class SweepNotifications(ITenantWriter writer, TenantClock clock) : IBackgroundTask
{
    private const int Days = 90;

    /// <inheritdoc />
    public string Name => "Identity.SweepNotifications";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromHours(12);

    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                "DELETE FROM identity_notifications WHERE read_at < @before",
                new { before = InstantConverter.ToMicroseconds(clock.UtcNow.AddDays(-Days)) },
                transaction.Transaction),
            cancellationToken);
}
