namespace PayHall.Identity.Auditing;

/// <summary>A row of the audit trail as lists show it.</summary>
internal sealed record AuditRow
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorName { get; init; }

    /// <summary>Sign-in name, or null for nobody, the system and clients.</summary>
    public required string? UserName { get; init; }

    public required string Address { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required bool IsRefused { get; init; }

    public required string? Before { get; init; }

    public required string? After { get; init; }
}
