using PayHall.Errors;
using PayHall.Tenants.Auditing;
using PayHall.Tenants.Domain;
using PayHall.Tenants.Operating;

namespace PayHall.Tenants.Features;

/// <summary>
/// 启用、停用功能: what a feature needs goes on with it, what needs it goes off with it. The data of a feature that is switched off
/// stays, and is there again when it is switched on.
/// </summary>
internal sealed class SwitchFeature(ITenantConsole console, AuditedAct act)
{
    /// <summary>What would follow.</summary>
    /// <exception cref="RuleException">There is no such tenant or feature, or the feature stays on.</exception>
    public FeaturePlan Plan(string? name, string? feature, bool isOn)
    {
        var tenant = console.Demand(name);
        if (tenant.IsDefault)
            throw new DefaultSiteException();
        if (tenant.IsDamaged || tenant.Condition == TenantCondition.Preparing)
            throw new TenantNotReadyException(tenant.Name);
        var known = new FeatureSet(console.Features);
        var found = known.Find(feature ?? "");
        if (found is null && (isOn || !tenant.Chosen.Contains(feature ?? "", StringComparer.Ordinal)))
            throw new NotFoundException("功能", feature ?? "");
        if (!isOn && found is { StaysEnabled: true })
            throw new FeatureStaysException(found.Name);
        return isOn ? FeaturePlan.On(known, tenant.Chosen, feature!) : FeaturePlan.Off(known, tenant.Chosen, feature!);
    }

    /// <summary>Switches the feature, and answers what followed.</summary>
    /// <exception cref="RuleException">As above, or the tenant does not start so; then nothing changed.</exception>
    public async Task<FeaturePlan> HandleAsync(string? name, string? feature, bool isOn, CancellationToken cancellationToken)
    {
        var plan = Plan(name, feature, isOn);
        var tenant = console.Demand(name);
        if (plan.Chosen.ToHashSet(StringComparer.Ordinal).SetEquals(tenant.Chosen))
            return plan;
        await act.RunAsync(
            "Tenants.FeaturesChanged",
            tenant.Name,
            new { features = tenant.Chosen },
            new { features = plan.Chosen },
            () => console.ChooseFeaturesAsync(tenant.Name, plan.Chosen, cancellationToken),
            cancellationToken);
        return plan;
    }
}
