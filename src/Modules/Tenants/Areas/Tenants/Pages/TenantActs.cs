using PayHall.Tenants.Features;
using PayHall.Tenants.Operating;
using PayHall.Tenants.Removing;

namespace PayHall.Tenants.Areas.Tenants.Pages;

/// <summary>What a tenant's page can do.</summary>
internal sealed record TenantActs(OperateTenant Operate, SwitchFeature Switch, RemoveTenant Remove);
