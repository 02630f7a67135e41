using PayHall.Settlement.Domain;

namespace PayHall.Settlement.Accounts;

/// <summary>What a list of movements is narrowed to.</summary>
internal sealed record MovementFilter
{
    public JournalKind? Kind { get; init; }

    public string? Document { get; init; }

    public string? Counterparty { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>True: only money in; false: only money out.</summary>
    public bool? Incoming { get; init; }
}
