using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Data;

/// <summary>A posted journal; immutable.</summary>
internal sealed class Journal
{
    public long Id { get; init; }

    public string IdempotencyKey { get; init; } = "";

    public string RequestHash { get; init; } = "";

    public JournalKind Kind { get; init; }

    public string Document { get; init; } = "";

    public string Description { get; init; } = "";

    public DateOnly BookedOn { get; init; }

    public DateTimeOffset PostedAt { get; init; }

    public string ActorId { get; init; } = "";

    public string ActorName { get; init; } = "";

    public long? ReversesId { get; init; }
}
