namespace PayHall.Identity.Auditing;

/// <summary>A row of the audit trail as the database holds it: what a seal covers.</summary>
internal sealed class AuditContent
{
    public long Id { get; init; }

    public long At { get; init; }

    public string? ActorId { get; init; }

    public string ActorName { get; init; } = "";

    public long? UnitId { get; init; }

    public string Address { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public bool Refused { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>The columns in the names of this type's properties.</summary>
    public const string Columns = """
        a.id AS "Id", a.at AS "At", a.actor_id AS "ActorId", a.actor_name AS "ActorName", a.unit_id AS "UnitId", a.address AS "Address",
        a.action AS "Action", a.subject AS "Subject", a.refused AS "Refused", a.state_before AS "Before", a.state_after AS "After"
        """;
}
