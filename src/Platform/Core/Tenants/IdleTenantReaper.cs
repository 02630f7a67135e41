using Microsoft.Extensions.Logging;

namespace PayHall.Platform.Tenants;

/// <summary>Lets tenants go that nobody has used for a while; the next request starts them again.</summary>
/// <param name="idleTime">How long a tenant may be idle; zero keeps tenants for ever.</param>
/// <param name="logger">Says which tenants were let go.</param>
public sealed class IdleTenantReaper(TimeSpan idleTime, ILogger<IdleTenantReaper> logger)
{
    /// <summary>True if the tenant has been idle for long enough and nobody uses it now.</summary>
    public bool IsIdle(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return idleTime > TimeSpan.Zero && tenant.IsStarted && !tenant.IsBusy && tenant.IdleTime >= idleTime;
    }

    /// <summary>Lets the tenant's shell go if it is still idle.</summary>
    public async Task ReleaseAsync(Tenant tenant)
    {
        if (!IsIdle(tenant))
            return;
        logger.LogInformation("Tenant {Tenant} has been idle for {Minutes:0} minutes and is let go", tenant.Settings.Name, tenant.IdleTime.TotalMinutes);
        await tenant.RetireAsync();
    }
}
