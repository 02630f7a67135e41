using PayHall.Security;

namespace PayHall.Identity.Api;

/// <summary>A role as the API answers it.</summary>
internal sealed record RoleItem
{
    /// <summary>Id: a name can change, and two units may have roles of the same name.</summary>
    public required long Id { get; init; }

    /// <summary>Name, unique within its unit.</summary>
    public required string Name { get; init; }

    /// <summary>Came with the tenant; belongs to no unit and can't be deleted.</summary>
    public required bool BuiltIn { get; init; }

    /// <summary>Code of its unit; null for a built-in role.</summary>
    public required string? Unit { get; init; }

    /// <summary>Management, Business or Service.</summary>
    public required string Type { get; init; }

    /// <summary>Its data scope.</summary>
    public required DataScopeKind Scope { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>Names of its permissions.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>How many accounts within the data scope have it.</summary>
    public required int Accounts { get; init; }

    /// <summary>Rises with each change; a change says which one it was made from.</summary>
    public required int Revision { get; init; }
}
