using PayHall.Data;

namespace PayHall.Organizations;

/// <summary>The tenant's tree of organisation units (I-01), offered by the identity module to the others.</summary>
public interface IOrganizationDirectory
{
    /// <summary>Creates the unit or finds it by its code; name, kind and parent of an existing unit are brought up to date. For recipes, which own the tree.</summary>
    Task<OrganizationUnitInfo> EnsureAsync(OrganizationUnitDraft draft, CancellationToken cancellationToken);

    /// <summary>Creates a unit together with the caller's own rows.</summary>
    /// <exception cref="Errors.RuleException">The code is taken, whatever the unit is; nothing was written.</exception>
    Task<OrganizationUnitInfo> AddAsync(WriteTransaction transaction, OrganizationUnitDraft draft, CancellationToken cancellationToken);

    /// <summary>Renames a unit together with the caller's own rows; its place in the tree and its kind stay.</summary>
    Task RenameAsync(WriteTransaction transaction, long id, string name, CancellationToken cancellationToken);

    /// <summary>Finds a unit by its code, regardless of data scope.</summary>
    Task<OrganizationUnitInfo?> FindAsync(string code, CancellationToken cancellationToken);

    /// <summary>Finds a unit by its code as the transaction sees it, regardless of data scope.</summary>
    Task<OrganizationUnitInfo?> FindAsync(WriteTransaction transaction, string code, CancellationToken cancellationToken);

    /// <summary>The units within the caller's data scope, parents before children.</summary>
    Task<IReadOnlyList<OrganizationUnitInfo>> ListAsync(CancellationToken cancellationToken);
}
