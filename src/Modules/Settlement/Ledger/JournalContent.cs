namespace PayHall.Settlement.Ledger;

/// <summary>A journal's row as the database holds it.</summary>
internal sealed class JournalContent
{
    public long Id { get; init; }

    public string IdempotencyKey { get; init; } = "";

    public string RequestHash { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Document { get; init; } = "";

    public string Description { get; init; } = "";

    public long BookedOn { get; init; }

    public long PostedAt { get; init; }

    public string ActorId { get; init; } = "";

    public string ActorName { get; init; } = "";

    public long? ReversesId { get; init; }

    /// <summary>The columns in the names of this type's properties.</summary>
    public const string Columns = """
        id AS "Id", idempotency_key AS "IdempotencyKey", request_hash AS "RequestHash", kind AS "Kind", document AS "Document",
        description AS "Description", booked_on AS "BookedOn", posted_at AS "PostedAt", actor_id AS "ActorId", actor_name AS "ActorName",
        reverses_id AS "ReversesId"
        """;
}
