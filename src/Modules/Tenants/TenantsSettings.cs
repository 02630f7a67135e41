using PayHall.Errors;
using PayHall.Settings;

namespace PayHall.Tenants;

/// <summary>What the default site shows to anyone; settings name <c>tenants</c>.</summary>
internal sealed record TenantsSettings : ICheckedSettings
{
    /// <summary>True lists the organisations of this host on the default site's first page; false says nothing of them (P-01).</summary>
    public bool ShowOrganizations { get; init; } = true;

    /// <inheritdoc />
    public void Check(InputErrors errors)
    {
        // Either answer is right.
    }
}
