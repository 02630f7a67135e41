namespace PayHall.Tenants;

/// <summary>The tenants of this host, as the default site shows them to anyone (P-02). Only the default site's container has it.</summary>
public interface ITenantDirectory
{
    /// <summary>All tenants in the order of their names.</summary>
    IReadOnlyList<TenantSummary> List();
}
