namespace PayHall.Heating.Domain;

/// <summary>Who owned a household from when on (户室与业主的历史, H-05).</summary>
public sealed class Ownership
{
    /// <summary>Id in the tenant.</summary>
    public long Id { get; init; }

    /// <summary>The household.</summary>
    public long HouseholdId { get; init; }

    /// <summary>The owner.</summary>
    public long OwnerId { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Until when; null for the present owner.</summary>
    public DateTimeOffset? Until { get; init; }
}
