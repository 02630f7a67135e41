namespace PayHall.Identity.Data;

/// <summary>A permission granted to a machine client.</summary>
internal sealed class ClientPermission
{
    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>Name of the permission, also the scope's name.</summary>
    public required string Permission { get; init; }
}
