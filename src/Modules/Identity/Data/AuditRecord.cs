namespace PayHall.Identity.Data;

/// <summary>A row of the audit trail (I-13); append-only.</summary>
internal sealed class AuditRecord
{
    /// <summary>Id, rising.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Id of the person or client; null for nobody and the system.</summary>
    public string? ActorId { get; init; }

    /// <summary>Name of who did it, as it was then.</summary>
    public required string ActorName { get; init; }

    /// <summary>The actor's unit then, or that of the account at which somebody guessed; null for the system. Who sees the row depends on it.</summary>
    public long? UnitId { get; init; }

    /// <summary>Network address; empty for the system.</summary>
    public required string Address { get; init; }

    /// <summary>Stable English verb.</summary>
    public required string Action { get; init; }

    /// <summary>The thing it happened to.</summary>
    public required string Subject { get; init; }

    /// <summary>True if somebody tried and was refused.</summary>
    public bool IsRefused { get; init; }

    /// <summary>State before as JSON.</summary>
    public string? Before { get; init; }

    /// <summary>State after as JSON.</summary>
    public string? After { get; init; }
}
