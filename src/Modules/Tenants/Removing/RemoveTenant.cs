using PayHall.Errors;
using PayHall.Tenants.Auditing;
using PayHall.Tenants.Operating;

namespace PayHall.Tenants.Removing;

/// <summary>删除: the tenant is gone at once; its data is kept aside for <see cref="Retention"/>, then deleted for good.</summary>
internal sealed class RemoveTenant(ITenantConsole console, AuditedAct act)
{
    /// <summary>For how long the data of a removed tenant is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>Removes a tenant.</summary>
    /// <param name="name">The tenant.</param>
    /// <param name="typed">The name as the person typed it, to show that this tenant is meant.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InputException">What was typed is not the name.</exception>
    /// <exception cref="RuleException">There is no such tenant, it is the default site, or its database does not answer.</exception>
    public async Task<RemovedTenant> HandleAsync(string? name, string? typed, CancellationToken cancellationToken)
    {
        var tenant = console.Demand(name);
        if (tenant.IsDefault)
            throw new DefaultSiteException();
        if (tenant.IsDamaged || tenant.Condition == TenantCondition.Preparing)
            throw new TenantNotReadyException(tenant.Name);
        var errors = new InputErrors();
        if (typed?.Trim() != tenant.Name)
            errors.Add("typed", "请原样输入租户名 {0}，以确认删除的是它", tenant.Name);
        errors.ThrowIfAny();
        return await act.RunAsync(
            "Tenants.Removed",
            tenant.Name,
            new { tenant.Id, tenant.DisplayName, tenant.Hosts, tenant.Prefix, tenant.Database, tenant.Schema, tenant.Recipe, features = tenant.Chosen },
            after: null,
            () => console.RemoveAsync(tenant.Name, cancellationToken),
            cancellationToken);
    }
}
