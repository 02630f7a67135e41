namespace PayHall.Identity.Data;

/// <summary>A permission that a role holds.</summary>
internal sealed class RolePermission
{
    /// <summary>The role.</summary>
    public long RoleId { get; init; }

    /// <summary>Name of the permission.</summary>
    public required string Permission { get; init; }
}
