namespace PayHall.Organizations;

/// <summary>The tenant's tree of organisation units (I-01), offered by the identity module to the others.</summary>
public interface IOrganizationDirectory
{
    /// <summary>Creates the unit or finds it by its code; name, kind and parent of an existing unit are brought up to date.</summary>
    Task<OrganizationUnitInfo> EnsureAsync(OrganizationUnitDraft draft, CancellationToken cancellationToken);

    /// <summary>Finds a unit by its code, regardless of data scope.</summary>
    Task<OrganizationUnitInfo?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>The units within the caller's data scope, parents before children.</summary>
    Task<IReadOnlyList<OrganizationUnitInfo>> ListAsync(CancellationToken cancellationToken);
}
