namespace PayHall.Tenants;

/// <summary>The tenants of this host, as the default site shows them (P-02).</summary>
public interface ITenantDirectory
{
    /// <summary>All tenants in the order of their names.</summary>
    IReadOnlyList<TenantSummary> List();
}
