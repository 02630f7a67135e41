using Dapper;
using PayHall.Background;
using PayHall.Data;
using PayHall.Tenants;

namespace PayHall.Identity.Sessions;

/// <summary>Drops sessions a day after they were over. What they did stays in the audit trail.</summary>
internal sealed class SweepExpired(ITenantWriter writer, TenantClock clock) : IBackgroundTask
{
    /// <inheritdoc />
    public string Name => "Identity.SweepExpired";

    /// <inheritdoc />
    public TimeSpan Interval => TimeSpan.FromHours(6);

    /// <inheritdoc />
    public Task RunAsync(CancellationToken cancellationToken)
        => writer.ExecuteAsync(
            (transaction, _) => transaction.Connection.ExecuteAsync(
                "DELETE FROM identity_sessions WHERE expires_at < @Before",
                new { Before = InstantConverter.ToMicroseconds(clock.UtcNow.AddDays(-1)) },
                transaction.Transaction),
            cancellationToken);
}
