using PayHall.Data;

namespace PayHall.Heating.Domain;

/// <summary>A contract (户室签约, H-14): a household is charged by a tariff once another person has approved it.</summary>
public sealed class Contract : IScopedToUnit
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The household.</summary>
    public long HouseholdId { get; init; }

    /// <summary>The tariff.</summary>
    public long TariffId { get; init; }

    /// <summary>The household's organisation unit.</summary>
    public long UnitId { get; init; }

    /// <summary>Where it stands.</summary>
    public ContractStatus Status { get; init; }

    /// <summary>Id of who proposed it.</summary>
    public required string ProposedById { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who approved or refused it, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Opinion of who decided.</summary>
    public string Opinion { get; init; } = "";
}
