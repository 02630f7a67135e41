using System.Globalization;
using PayHall.Auditing;
using PayHall.Data;
using PayHall.Heating.Data;
using PayHall.Security;
using PayHall.Tenants;

namespace PayHall.Heating.Shifts;

/// <summary>Opens the acting cashier's shift (开班, H-31).</summary>
internal sealed class OpenShift(ITenantWriter writer, AccessContext access, IAuditTrail audit, TenantClock clock)
{
    /// <summary>Opens a shift; an open one stays.</summary>
    /// <returns>The shift's number.</returns>
    public Task<string> HandleAsync(CancellationToken cancellationToken) => writer.ExecuteAsync(OpenAsync, cancellationToken);

    private async Task<string> OpenAsync(WriteTransaction transaction, CancellationToken cancellationToken)
    {
        var actor = access.RequiredActor;
        const string Find = "SELECT number FROM heating_shifts WHERE cashier_id = @Id AND closed_at IS NULL";
        if (await transaction.ScalarAsync<string>(Find, new { actor.Id }, cancellationToken) is { } open)
            return open;
        var day = clock.Today;
        var count = await Counters.NextAsync(transaction, "shift", day, cancellationToken);
        var number = string.Create(CultureInfo.InvariantCulture, $"{day:MMdd}-{count:00}");
        var opened = await transaction.ExecuteAsync(
            """
            INSERT INTO heating_shifts (number, cashier_id, cashier_name, unit_id, opened_at, remark)
            VALUES (@number, @Id, @DisplayName, @UnitId, @now, '') ON CONFLICT DO NOTHING
            """,
            new { number, actor.Id, actor.DisplayName, actor.UnitId, now = InstantConverter.ToMicroseconds(clock.UtcNow) }, cancellationToken);

        // A second click at the same time opened it.
        if (opened == 0)
            return (await transaction.ScalarAsync<string>(Find, new { actor.Id }, cancellationToken))!;
        await audit.AppendAsync(transaction, new AuditEntry("Heating.ShiftOpened", "shift:" + number), cancellationToken);
        return number;
    }
}
