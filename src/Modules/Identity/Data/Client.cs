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

    /// <summary>The unit for which it acts.</summary>
    public long UnitId { get; init; }

    /// <summary>Its data scope.</summary>
    public DataScopeKind Scope { get; init; }

    /// <summary>False refuses it at once.</summary>
    public bool Enabled { get; init; }

    /// <summary>Rises when a secret is taken back or the client revoked; tokens of an older one are refused.</summary>
    public int Version { get; init; }

    /// <summary>Rises with each change; a save from an older page is refused.</summary>
    public int Revision { get; init; }

    /// <summary>Last day on which it may be used; null: without end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it got a token last.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was deleted; it is kept because its acts are on record, and its id is never given again.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
