using PayHall.Security;

namespace PayHall.Identity.Roles;

/// <summary>A role in the list.</summary>
internal sealed record RoleRow
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required bool BuiltIn { get; init; }

    public required string? UnitName { get; init; }

    public required string Type { get; init; }

    public required DataScopeKind Scope { get; init; }

    public required string Description { get; init; }

    /// <summary>Accounts within the data scope that have it.</summary>
    public required int Accounts { get; init; }

    /// <summary>How many permissions it holds.</summary>
    public int Permissions { get; init; }

    /// <summary>True if whoever asks may change it.</summary>
    public bool MayChange { get; init; }
}
