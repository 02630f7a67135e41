using PayHall.Security;

namespace PayHall.Identity.Clients;

/// <summary>A machine client in the list.</summary>
internal sealed record ClientRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string UnitName { get; init; }

    public required DataScopeKind Scope { get; init; }

    public required bool Enabled { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How many permissions it holds.</summary>
    public int Permissions { get; init; }

    /// <summary>True if whoever asks may change it.</summary>
    public bool MayChange { get; init; }
}
