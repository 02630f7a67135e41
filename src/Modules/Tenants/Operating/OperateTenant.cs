using PayHall.Errors;
using PayHall.Tenants.Auditing;

namespace PayHall.Tenants.Operating;

/// <summary>启动、停止、重载.</summary>
internal sealed class OperateTenant(ITenantConsole console, AuditedAct act)
{
    /// <summary>Lets a stopped tenant serve again; one that could not start tries once more.</summary>
    /// <exception cref="RuleException">There is no such tenant, it runs, or it does not start.</exception>
    public async Task<TenantDetail> StartAsync(string? name, CancellationToken cancellationToken)
    {
        var tenant = console.Demand(name);
        if (tenant.IsDamaged || tenant.Condition is not (TenantCondition.Stopped or TenantCondition.Failed))
            throw new TenantNotReadyException(tenant.Name);
        await act.RunAsync("Tenants.Started", tenant.Name, State(tenant), new { Condition = TenantCondition.Running }, () => console.StartAsync(tenant.Name, cancellationToken), cancellationToken);
        return tenant;
    }

    /// <summary>Lets a tenant serve no request until it is started.</summary>
    /// <exception cref="RuleException">There is no such tenant, it is the default site, or it is stopped already.</exception>
    public async Task<TenantDetail> StopAsync(string? name, CancellationToken cancellationToken)
    {
        var tenant = console.Demand(name);
        if (tenant.IsDefault)
            throw new DefaultSiteException();
        if (tenant.IsDamaged || tenant.Condition is TenantCondition.Stopped or TenantCondition.Preparing)
            throw new TenantNotReadyException(tenant.Name);
        await act.RunAsync("Tenants.Stopped", tenant.Name, State(tenant), new { Condition = TenantCondition.Stopped }, () => console.StopAsync(tenant.Name), cancellationToken);
        return tenant;
    }

    /// <summary>Starts a tenant anew.</summary>
    /// <exception cref="RuleException">There is no such tenant, it is stopped, or it does not start.</exception>
    public async Task<TenantDetail> ReloadAsync(string? name, CancellationToken cancellationToken)
    {
        var tenant = console.Demand(name);
        if (tenant.IsDamaged || tenant.Condition is TenantCondition.Stopped or TenantCondition.Preparing)
            throw new TenantNotReadyException(tenant.Name);
        await act.RunAsync("Tenants.Reloaded", tenant.Name, before: null, after: null, () => console.ReloadAsync(tenant.Name, cancellationToken), cancellationToken);
        return tenant;
    }

    private static object State(TenantDetail tenant) => new { tenant.Condition };
}
