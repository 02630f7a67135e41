using PayHall.Data;
using PayHall.Security;

namespace PayHall.Identity.Data;

/// <summary>A machine client (trading system, bank, meter gateway) with its own credentials (I-11).</summary>
internal sealed class Client : IScopedToUnit
{
    /// <summary>Client id.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret; secrets are random and long, so no slow hash is needed.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The unit for which it acts.</summary>
    public long UnitId { get; init; }

    /// <summary>Its data scope.</summary>
    public DataScopeKind Scope { get; init; }

    /// <summary>False refuses it at once.</summary>
    public bool Enabled { get; init; }

    /// <summary>Rises when the secret changes or the client is revoked; tokens of an older one are refused.</summary>
    public int Version { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
